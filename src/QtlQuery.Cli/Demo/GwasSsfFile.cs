using System.Security.Cryptography;

namespace QtlQuery.Cli.Demo;

/// <summary>Writes a trait's results in GWAS-SSF 1.0 with its metadata beside it.</summary>
/// <remarks>Every other effect allele is the reference one, since the format leaves that open and a reader must cope.</remarks>
static class GwasSsfFile
{
    const string Header =
        "chromosome base_pair_location effect_allele other_allele beta standard_error effect_allele_frequency p_value variant_id rsid ref_allele n";

    public static void Write(string path, string trait, IReadOnlyList<DemoAssociation> associations)
    {
        var sampleSize = associations[0].Genotype.Centred.Length;
        using (var file = new TabbedFile(path, Header))
        {
            foreach (var (association, number) in associations.Select((association, index) => (association, index)))
            {
                var (genotype, variant) = (association.Genotype, association.Genotype.Site.Variant);
                var effectIsReference = number % 2 == 1;
                file.Write(
                    variant.Chromosome, variant.Position,
                    effectIsReference ? variant.Ref : variant.Alt, effectIsReference ? variant.Alt : variant.Ref,
                    effectIsReference ? -association.Slope : association.Slope, association.StandardError,
                    effectIsReference ? 1 - genotype.AltFrequency : genotype.AltFrequency,
                    SixDigits.OfNegLog10(association.NegLog10P), variant.Id[3..],
                    genotype.Site.Rsids.FirstOrDefault("#NA"), effectIsReference ? "EA" : "OA", sampleSize);
            }
        }

        File.WriteAllText(path + "-meta.yaml", Metadata(path, trait, sampleSize));
    }

    static string Metadata(string path, string trait, int sampleSize) => $"""
        # Made-up data, written by qtlquery demo
        date_metadata_last_modified: 2025-01-01
        trait_description:
          - {trait}
        genome_assembly: GRCh38
        coordinate_system: 1-based
        genotyping_technology:
          - Simulation
        samples:
          - sample_ancestry_category:
              - NR
            sample_size: {sampleSize}
            case_control_study: false
        sex: combined
        data_file_name: {Path.GetFileName(path)}
        file_type: GWAS-SSF v1.0
        data_file_md5sum: {Md5(path)}
        analysis_software: qtlquery demo
        is_harmonised: false
        is_sorted: true

        """.ReplaceLineEndings("\n");

#pragma warning disable CA5351 // The format asks for MD5; it protects nothing here.
    static string Md5(string path) => Convert.ToHexStringLower(MD5.HashData(File.ReadAllBytes(path)));
#pragma warning restore CA5351
}
