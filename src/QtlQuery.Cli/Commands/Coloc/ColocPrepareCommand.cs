using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc prepare</c> writes a harmonised table for each locus and trait, and a manifest of what went in and what did not.</summary>
static class ColocPrepareCommand
{
    static readonly string[] ManifestColumns =
    [
        "file", "dataset_id", "molecular_trait_id", "gene_id", "gwas_dataset_id", "locus", "variants", "variants_trait", "variants_gwas", "variants_trait_left_out",
        "route", "gwas_route", "type", "trait_sd", "trait_sd_from", "gwas_type", "gwas_sd", "gwas_sd_from", "gwas_case_fraction", "left_out_because",
    ];

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common);
        var folder = new Option<string>("--output") { HelpName = "DIR", Required = true, Description = "A new or empty folder: a table for each locus and trait, and manifest.tsv" };
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "parquet, tsv or arrow; tsv where not given", DefaultValueFactory = _ => "tsv" };
        format.AcceptOnlyFromAmong("parquet", "tsv", "arrow");
        var command = new ProgramCommand(
            "prepare",
            "Write harmonised tables of loci and traits for coloc, HyPrColoc, SMR, SuSiE and PWCoCo, with a manifest",
            "qtlquery coloc prepare --gwas GLGC_LDLC --gwas-sd 1 --dataset FUSION_ge_muscle --output tables --store gtex.store");
        sides.AddTo(command, computes: false);
        foreach (var option in new Option[] { folder, format, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed => sides.Answer(parsed, asked =>
        {
            var target = New(parsed.GetRequiredValue(folder));
            var run = Colocalisation.Run(asked.Store, asked.Request, null, session.Cancellation);
            var files = run.Results.Select(result => result.Refusal is null ? Write(asked, result, target, parsed.GetRequiredValue(format), session) : null).ToList();
            WriteManifest(Path.Combine(target, "manifest.tsv"), run.Results.Zip(files, Line));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count(file => file is not null):N0} table(s) in '{parsed.GetValue(folder)}'; {files.Count(file => file is null):N0} pair(s) of a locus and a trait could not be prepared. manifest.tsv says what each is made of, and why not."));
            return ExitCode.Done;
        }));
        return command;
    }

    static string New(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new QtlQueryException($"'{folder}' is not empty", "Choose a new folder, so that tables of two runs are not mixed.");
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <returns>The file's path, relative to the folder.</returns>
    static string Write(ColocOptions.Asked asked, ColocResult result, string folder, string format, Session session)
    {
        var table = PairTable.Of(asked.Store, asked.Request, result);
        var name = Path.Combine(DatasetId.From(result.DatasetId), DatasetId.From(result.Locus.ToString()), $"{DatasetId.From(result.MolecularTraitId)}.{format}");
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OutputOptions.WriteTo(path, Enum.Parse<OutputFormat>(format, ignoreCase: true), asked.Store, table.Sql, table.Parameters, session);
        return name;
    }

    static void WriteManifest(string path, IEnumerable<IReadOnlyList<object?>> lines)
    {
        using var file = new NewFile(path);
        using (var stream = file.Create())
            RowOutput.Write(ManifestColumns, lines, OutputFormat.Tsv, stream, null);
        file.Complete();
    }

    static IReadOnlyList<object?> Line(ColocResult result, string? file) =>
    [
        file, result.DatasetId, result.MolecularTraitId, result.GeneId, result.GwasId, result.Locus.ToString(),
        result.VariantsShared, result.VariantsTrait, result.VariantsGwas, result.VariantsLeftOut,
        result.Trait.Route, result.Gwas.Route, "quant", result.Trait.Sd, From(result.Trait), ColocResultTable.TypeOf(result.Gwas.Kind), result.Gwas.Sd, From(result.Gwas), result.Gwas.CaseFraction, result.Refusal,
    ];

    static string? From(SideSummary side) => side.Sd is null ? null : side.SdIsEstimated ? "estimated" : "given";
}
