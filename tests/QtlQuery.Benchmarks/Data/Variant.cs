using System.Text;

namespace QtlQuery.Benchmarks.Data;

/// <param name="SecondRsid">A further dbSNP label of the same variant; 0 for most.</param>
/// <param name="Sign">Whether alt goes with more or less of what its LD block does.</param>
sealed record Variant(int Chromosome, int Index, int Position, string Ref, string Alt, double Frequency, double ImputationQuality, long Rsid, long SecondRsid, int Sign)
{
    public string Id => $"chr{Chromosome}_{Position}_{Ref}_{Alt}";

    /// <summary>chromosome, position, ref, alt and variant as the eQTL Catalogue writes them, a tab after each.</summary>
    public byte[] CatalogueCells { get; } = Encoding.ASCII.GetBytes($"{Chromosome}\t{Position}\t{Ref}\t{Alt}\tchr{Chromosome}_{Position}_{Ref}_{Alt}\t");

    public bool IsSnp => Ref.Length == 1 && Alt.Length == 1;
}
