using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>Instruments that stand for one another: of variants in LD the most associated stays.</summary>
static class InstrumentClumping
{
    /// <summary>The instruments, those that are in LD with a stronger one no longer kept. Pairs without LD count as independent.</summary>
    /// <param name="panel">Dataset of LD.</param>
    /// <param name="largestR2">Variants of a larger r2 are not independent.</param>
    public static IReadOnlyList<MrInstrument> Clumped(QtlStore store, string panel, double largestR2, IReadOnlyList<MrInstrument> instruments, CancellationToken cancellation)
    {
        var clumped = instruments.ToList();
        foreach (var chromosome in instruments.Index().Where(each => each.Item.Kept).GroupBy(each => each.Item.Variant.Chromosome))
        {
            var pairs = Pairs(store, panel, largestR2, [.. chromosome.Select(each => each.Item.Variant)], cancellation);
            var stronger = new List<Variant>();
            foreach (var (index, instrument) in chromosome.OrderByDescending(each => Math.Abs(each.Item.Effect.ExposureZ)).ThenBy(each => each.Index))
            {
                if (stronger.Find(other => pairs.Contains((Key(other), Key(instrument.Variant)))) is { Chromosome: not null } first)
                    clumped[index] = instrument with { Kept = false, InLdWith = first };
                else
                    stronger.Add(instrument.Variant);
            }
        }

        return clumped;
    }

    /// <summary>Pairs in LD, each both ways round.</summary>
    static HashSet<(VariantKey, VariantKey)> Pairs(QtlStore store, string panel, double largestR2, List<Variant> variants, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["panel"] = panel,
            ["chromosome"] = variants[0].Chromosome,
            ["first"] = variants.Min(variant => variant.Position),
            ["last"] = variants.Max(variant => variant.Position),
            ["positions"] = variants.Select(variant => variant.Position.ToString(CultureInfo.InvariantCulture)).ToList(),
            ["r2"] = largestR2,
        };
        using var reader = store.Read(
            """
            select position_1, ref_1, alt_1, position_2, ref_2, alt_2
            from ld_within($panel, $chromosome, $first, $last)
            where coalesce(r2, r * r) > $r2
                and position_1 in (select cast(unnest($positions) as integer)) and position_2 in (select cast(unnest($positions) as integer))
            """,
            parameters,
            cancellation);
        var byPosition = variants.ToLookup(variant => variant.Position);
        var pairs = new HashSet<(VariantKey, VariantKey)>();
        while (reader.Next())
        {
            foreach (var first in At(0))
            {
                foreach (var second in At(3))
                {
                    pairs.Add((first, second));
                    pairs.Add((second, first));
                }
            }
        }

        return pairs;

        // LD that names no alleles is of whatever variant is there.
        IEnumerable<VariantKey> At(int column)
        {
            var row = reader.Rows;
            var at = byPosition[row.GetInt32(column)].Select(Key);
            return row.IsDBNull(column + 1) || row.IsDBNull(column + 2) ? at : at.Where(key => key == VariantKey.Of(row.GetInt32(column), row.GetString(column + 1), row.GetString(column + 2)));
        }
    }

    static VariantKey Key(Variant variant) => VariantKey.Of(variant.Position, variant.Ref, variant.Alt);
}
