using System.Text;

namespace QtlQuery.Benchmarks.Data;

/// <param name="CausalPosition">Where the variants that move the gene's expression are densest.</param>
/// <param name="CausalZ">Expected z there with 670 people; 0 for a gene without an effect.</param>
/// <param name="ScaleOfError">The gene's own factor of every standard error.</param>
sealed record Gene(int Chromosome, int Index, int Tss, int CausalPosition, double CausalZ, double ScaleOfError)
{
    public string Id { get; } = $"ENSG{Chromosome:00}{Index:000000000}";

    public byte[] IdBytes { get; } = Encoding.ASCII.GetBytes($"ENSG{Chromosome:00}{Index:000000000}");
}
