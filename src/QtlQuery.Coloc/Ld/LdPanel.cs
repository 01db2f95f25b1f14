using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Coloc.Ld;

/// <summary>The LD between the variants of a locus, as one dataset of the store has it.</summary>
sealed class LdPanel
{
    const string Table = "ld";

    /// <summary>A matrix of more is a fifth of a gigabyte, and its factorisation minutes.</summary>
    public const int MostVariants = 5_000;

    readonly Dictionary<(int Position, string Ref, string Alt), int> _variants = [];
    readonly Dictionary<(int First, int Second), double> _r = [];
    bool _isWithoutSign;

    /// <summary>The dataset whose LD is used: that which is named, or the only one.</summary>
    /// <exception cref="QtlQueryException">It has no LD, none has, or several have and none is named.</exception>
    public static string DatasetOf(QtlStore store, string? named)
    {
        if (named is not null)
        {
            return store.Catalogue.Dataset(named).Tables.ContainsKey(Table)
                ? named
                : throw new QtlQueryException($"{named} has no LD", "'qtlquery datasets' lists what each dataset holds.");
        }

        var all = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey(Table)).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal).ToList();
        return all switch
        {
            [var only] => only,
            [] => throw new QtlQueryException("the store has no LD", "Ingest a matrix of r of the people tested, or of their population (--format ld_matrix); --method abf needs none."),
            _ => throw new QtlQueryException($"{all.Count} datasets have LD: {string.Join(", ", all)}", "Choose the one nearest to the people tested with --ld."),
        };
    }

    public static LdPanel Read(QtlStore store, string dataset, GenomicRegion locus, CancellationToken cancellation)
    {
        var panel = new LdPanel();
        using var reader = store.Read(
            "select position_1, ref_1, alt_1, position_2, ref_2, alt_2, r from ld_within($panel, $chromosome, $first, $last)",
            new Dictionary<string, object?> { ["panel"] = dataset, ["chromosome"] = locus.Chromosome, ["first"] = locus.Start, ["last"] = locus.End },
            cancellation);
        while (reader.Next())
        {
            var row = reader.Rows;
            if (row.IsDBNull(1) || row.IsDBNull(2) || row.IsDBNull(4) || row.IsDBNull(5))
                continue; // places without alleles are no variants
            var (first, second) = (panel.Index(row.GetInt32(0), row.GetString(1), row.GetString(2)), panel.Index(row.GetInt32(3), row.GetString(4), row.GetString(5)));
            if (row.IsDBNull(6))
                panel._isWithoutSign = true;
            else
                panel._r[first < second ? (first, second) : (second, first)] = PrintedNumber.Of(row.GetFloat(6));
        }

        return panel;
    }

    /// <summary>The LD of those of a side's rows that the panel has, for the alleles that their effects count.</summary>
    /// <param name="isUsable">Whether a row has what the method needs.</param>
    public LdOfRows Of(LocusRows rows, Func<int, bool> isUsable)
    {
        var used = new List<int>();
        var places = new List<(int Index, int Sign)>();
        var usable = Enumerable.Range(0, rows.Count).Where(isUsable).ToList();
        foreach (var row in usable)
        {
            if (Place(rows.Position[row], rows.Ref[row], rows.Alt[row]) is { } place)
            {
                used.Add(row);
                places.Add(place);
            }
        }

        if (used.Count == 0)
            return new([], null, usable.Count == 0 ? "no_effects" : "no_ld");
        if (used.Count > MostVariants)
            return new(used, null, "too_many_variants_for_ld");
        var values = new double[used.Count * used.Count];
        for (var i = 0; i < used.Count; i++)
        {
            values[i * used.Count + i] = 1;
            for (var j = 0; j < i; j++)
            {
                var (first, second) = (places[i], places[j]);
                if (!_r.TryGetValue(first.Index < second.Index ? (first.Index, second.Index) : (second.Index, first.Index), out var r))
                    return new(used, null, _isWithoutSign ? "ld_without_sign" : "ld_pairs_missing");
                values[i * used.Count + j] = values[j * used.Count + i] = first.Sign * second.Sign * r;
            }
        }

        return new(used, new(values, used.Count), null);
    }

    (int Index, int Sign)? Place(int position, string reference, string alternative) =>
        _variants.TryGetValue((position, reference, alternative), out var same) ? (same, 1)
        : _variants.TryGetValue((position, alternative, reference), out var turned) ? (turned, -1)
        : null;

    int Index(int position, string reference, string alternative)
    {
        if (!_variants.TryGetValue((position, reference, alternative), out var index))
            _variants.Add((position, reference, alternative), index = _variants.Count);
        return index;
    }
}
