using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>A chain as its file states it, and what it means base by base.</summary>
/// <param name="Pieces">Bases alike, then bases that only the source has, then bases that only the target has.</param>
sealed record GeneratedChain(string Source, int SourceStart, string Target, int TargetStart, bool Reverse, (int Alike, int SourceOnly, int TargetOnly)[] Pieces)
{
    /// <summary>The length of every sequence.</summary>
    public const int Size = 120;

    // The last piece's gaps are no part of a chain.
    int SourceEnd => SourceStart + Pieces.Sum(piece => piece.Alike) + Pieces.SkipLast(1).Sum(piece => piece.SourceOnly);

    int TargetEnd => TargetStart + Pieces.Sum(piece => piece.Alike) + Pieces.SkipLast(1).Sum(piece => piece.TargetOnly);

    /// <summary>A few chains between chromosomes and a contig, short enough to overlap often.</summary>
    public static Gen<GeneratedChain[]> Several { get; } = One().NonEmptyListOf().Select(chains => chains.Take(6).ToArray());

    public string Text()
    {
        var lines = Pieces.Select((piece, i) => i == Pieces.Length - 1 ? $"{piece.Alike}" : $"{piece.Alike} {piece.SourceOnly} {piece.TargetOnly}");
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"chain 1 {Source} {Size} + {SourceStart} {SourceEnd} {Target} {Size} {(Reverse ? '-' : '+')} {TargetStart} {TargetEnd} 1");
        return string.Join('\n', lines.Prepend(header)) + "\n\n";
    }

    /// <summary>The chain that leads back.</summary>
    public GeneratedChain Inverse()
    {
        if (!Reverse)
            return new(Target, TargetStart, Source, SourceStart, false, [.. Pieces.Select(piece => (piece.Alike, piece.TargetOnly, piece.SourceOnly))]);
        var backwards = Pieces.Select((piece, i) => (piece.Alike, i == 0 ? 0 : Pieces[i - 1].TargetOnly, i == 0 ? 0 : Pieces[i - 1].SourceOnly)).Reverse();
        return new(Target, Size - TargetEnd, Source, Size - SourceEnd, true, [.. backwards]);
    }

    /// <summary>Every base with its place on the other side, both from 1 on the forward strand.</summary>
    public IEnumerable<(int Source, int Target)> Bases()
    {
        var (source, target) = (SourceStart, TargetStart);
        foreach (var (alike, sourceOnly, targetOnly) in Pieces)
        {
            for (var i = 0; i < alike; i++, source++, target++)
                yield return (source + 1, Reverse ? Size - target : target + 1);
            (source, target) = (source + sourceOnly, target + targetOnly);
        }
    }

    static Gen<GeneratedChain> One() =>
        from source in Gen.Elements("chr1", "1", "X", "scaffold_7")
        from target in Gen.Elements("chr1", "2", "MT", "scaffold_9")
        from reverse in Gen.Elements(true, false)
        from sourceStart in Gen.Choose(0, 40)
        from targetStart in Gen.Choose(0, 40)
        from pieces in Piece().ArrayOf(4)
        select new GeneratedChain(source, sourceStart, target, targetStart, reverse, pieces);

    static Gen<(int, int, int)> Piece() =>
        from alike in Gen.Choose(0, 12)
        from sourceOnly in Gen.Choose(0, 4)
        from targetOnly in Gen.Choose(0, 4)
        select (alike, sourceOnly, targetOnly);
}
