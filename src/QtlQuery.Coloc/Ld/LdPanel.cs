using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.Ld;

/// <summary>The LD between the variants of a locus, as one dataset of the store has it.</summary>
sealed class LdPanel
{
    /// <summary>A matrix of more is a fifth of a gigabyte, and its factorisation minutes.</summary>
    public const int MostVariants = 5_000;

    readonly Dictionary<(int Position, string Ref, string Alt), int> _variants = [];
    readonly Dictionary<(int First, int Second), double> _r = [];
    bool _isWithoutSign;

    // Traits of a locus mostly have the same variants: one matrix serves them all, and what is wrong with it is looked for once.
    (List<(int Index, int Sign)> Places, LdMatrix? Matrix) _last = ([], null);

    public static LdPanel Read(QtlStore store, string dataset, GenomicRegion locus, CancellationToken cancellation) => Read(store, dataset, locus, null, cancellation);

    /// <param name="positions">Only pairs of variants at these; null is all.</param>
    public static LdPanel Read(QtlStore store, string dataset, GenomicRegion locus, IReadOnlyList<int>? positions, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, object?> { ["panel"] = dataset, ["chromosome"] = locus.Chromosome, ["first"] = locus.Start, ["last"] = locus.End };
        if (positions is not null)
            parameters["positions"] = positions.Distinct().Select(position => position.ToString(CultureInfo.InvariantCulture)).ToList();
        var panel = new LdPanel();
        using var reader = store.Read(
            $"""
            select position_1, ref_1, alt_1, position_2, ref_2, alt_2, r
            from ld_within($panel, $chromosome, $first, $last)
            {(positions is null ? "" : "where position_1 in (select cast(unnest($positions) as integer)) and position_2 in (select cast(unnest($positions) as integer))")}
            """,
            parameters,
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
        if (RepeatedVariants.AreIn(rows, isUsable))
            return new(used, null, "repeated_variant");
        if (used.Count > MostVariants)
            return new(used, null, "too_many_variants_for_ld");
        if (_last.Matrix is { } same && places.SequenceEqual(_last.Places))
            return new(used, same, null);
        var values = new double[used.Count * used.Count];
        for (var i = 0; i < used.Count; i++)
        {
            values[i * used.Count + i] = 1;
            for (var j = 0; j < i; j++)
            {
                if (R(places[i], places[j]) is not { } r)
                    return new(used, null, _isWithoutSign ? "ld_without_sign" : "ld_pairs_missing");
                values[i * used.Count + j] = values[j * used.Count + i] = r;
            }
        }

        _last = (places, new(values, used.Count));
        return new(used, _last.Matrix, null);
    }

    /// <summary>Correlation of each row with one of them, for the alleles that their effects count; null where the panel has none.</summary>
    public List<double?> With(LocusRows rows, int lead)
    {
        var place = Place(rows.Position[lead], rows.Ref[lead], rows.Alt[lead]);
        return [.. Enumerable.Range(0, rows.Count).Select(row => row != lead && place is { } of && Place(rows.Position[row], rows.Ref[row], rows.Alt[row]) is { } other ? R(of, other) : null)];
    }

    double? R((int Index, int Sign) one, (int Index, int Sign) other) =>
        _r.TryGetValue(one.Index < other.Index ? (one.Index, other.Index) : (other.Index, one.Index), out var r) ? one.Sign * other.Sign * r : null;

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
