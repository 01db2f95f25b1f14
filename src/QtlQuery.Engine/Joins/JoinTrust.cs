using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Joins;

/// <summary>Whether a GWAS and a QTL dataset can be joined: build, alleles, strand, frequencies, signs and sample sizes of the two, compared.</summary>
/// <remarks>
/// A join of two datasets never fails by itself: other positions give fewer variants, other alleles the wrong sign. So the two are compared first, and
/// what cannot be shown to fit is not trusted. The measures are <c>sql/macros/join_checks.sql</c>, their bounds <c>sql/macros/join_rules.sql</c>.
/// </remarks>
public sealed record JoinTrust(string Gwas, string Qtl, IReadOnlyList<JoinCheck> Checks)
{
    /// <summary>So many rows of both are compared wholly.</summary>
    const long FewRows = 500_000;

    /// <summary>Stretches that are compared of more, spread over what both datasets cover.</summary>
    const int Stretches = 8;

    /// <summary>Some thousand variants of a dense dataset, and hundred thousands of tests.</summary>
    const int StretchBp = 1_000_000;

    // What the checks look at. To read all columns takes a quarter longer.
    const string OfBoth = "1 as pair, chromosome, position, ref, alt, ref_is_reference, effect_allele_frequency, sample_size, beta, standard_error, z, neg_log10_p, p_value_derived";
    const string OfGwas = OfBoth + ", effect_scale, case_count";
    const string OfTraits = OfBoth + ", molecular_trait_id, minor_allele_frequency, minor_allele_count";
    const string AsTraits = OfBoth + ", chromosome || ':' || position // 1000000 as molecular_trait_id, cast(null as float) as minor_allele_frequency, cast(null as integer) as minor_allele_count";

    /// <summary>Whether every check is within its bounds, or cannot be told and need not be.</summary>
    public bool IsTrusted => Checks.Count > 0 && Checks.All(check => check.Trusted is not false);

    /// <summary>Compares the two over stretches that both cover, or wholly where they are small.</summary>
    /// <param name="qtl">A dataset of molecular traits, or another GWAS, whose megabases then stand for traits: variants in LD agree on a direction in both.</param>
    /// <exception cref="QtlQueryException">The store has no such dataset, or one has no such rows.</exception>
    public static JoinTrust Of(QtlStore store, string gwas, string qtl, CancellationToken cancellation = default)
    {
        var other = store.Catalogue.Dataset(qtl).Tables is var tables && !tables.ContainsKey("associations") && tables.ContainsKey("gwas") && gwas != qtl ? "gwas" : "associations";
        var regions = Shared(Files(store, gwas, "gwas"), Files(store, qtl, other));
        const string Question = "select check_name, looked_at, value, at_least, at_most, trusted, meaning, hint from join_checks('joined_gwas', 'joined_qtl') order by number";
        using var connection = store.Connect(Question + " gwas_in associations_in");
        using var interrupt = QtlStore.InterruptWhen(connection, cancellation);
        return SqlError.Explain(() =>
        {
            Gather(connection, store, "joined_gwas", gwas, "gwas", OfGwas, regions);
            Gather(connection, store, "joined_qtl", qtl, other, other == "gwas" ? AsTraits : OfTraits, regions);
            return new JoinTrust(gwas, qtl, Statements.Read(connection, Question, row => new JoinCheck(
                row.GetString(0), row.GetInt64(1), Number(row.GetValue(2)), Number(row.GetValue(3)), Number(row.GetValue(4)), row.IsDBNull(5) ? null : row.GetBoolean(5), row.GetString(6), row.GetString(7))));
        }, cancellation);
    }

    /// <summary>Does nothing where the join is trusted.</summary>
    /// <exception cref="QtlQueryException">It is not; the message says why, with the numbers.</exception>
    public void Require()
    {
        if (IsTrusted)
            return;
        var failed = Checks.Where(check => check.Trusted is false).ToList();
        throw new QtlQueryException(
            failed.Count == 0
                ? $"{Gwas} and {Qtl} cannot be joined: they cover no common stretch of the genome"
                : $"{Gwas} and {Qtl} cannot be joined:\n  {string.Join("\n  ", failed.Select(check => check.Sentence))}",
            $"{(failed.Count == 0 ? "" : failed[0].Hint + " ")}'qtlquery gwas check --gwas {Gwas} --dataset {Qtl}' lists all that was measured; --force joins them nevertheless.");
    }

    static IReadOnlyList<StoredFile> Files(QtlStore store, string dataset, string table) =>
        store.Catalogue.Dataset(dataset).Tables.TryGetValue(table, out var stored)
            ? stored.Files
            : throw new QtlQueryException(
                $"dataset '{dataset}' has no {(table == "gwas" ? "GWAS results" : "associations of molecular traits")}",
                $"'qtlquery datasets' says which have a table {table}.");

    static List<GenomicRegion> Shared(IReadOnlyList<StoredFile> own, IReadOnlyList<StoredFile> theirs)
    {
        var shared =
            (from file in theirs
             where file.Chromosome is not null
             from other in own
             where other.Chromosome == file.Chromosome && other.FirstPosition <= file.LastPosition && other.LastPosition >= file.FirstPosition
             let first = Math.Max(file.FirstPosition!.Value, other.FirstPosition!.Value)
             let last = Math.Min(file.LastPosition!.Value, other.LastPosition!.Value)
             orderby file.Chromosome, first
             from piece in Enumerable.Range(0, 1 + (last - first) / StretchBp)
             let start = first + piece * StretchBp
             select new GenomicRegion(file.Chromosome!, start, Math.Min(last, start + StretchBp - 1))).ToList();
        var every = own.Concat(theirs).Sum(file => file.Rows) <= FewRows ? 1 : Math.Max(1, (shared.Count + Stretches - 1) / Stretches);
        return [.. shared.Where((_, i) => i % every == 0)];
    }

    static void Gather(DuckDBConnection connection, QtlStore store, string into, string dataset, string table, string columns, List<GenomicRegion> regions)
    {
        Statements.Execute(connection, $"create or replace temp table {into} as select {columns} from {table}_in(getvariable('{table}_files')) where false");
        foreach (var region in regions)
        {
            Statements.Execute(
                connection,
                $"insert into {into} select {columns} from {table}_in($files) where chromosome = $chromosome and position between $first and $last",
                ("files", store.Catalogue.Files(table, region, new HashSet<string> { dataset })), ("chromosome", region.Chromosome), ("first", region.Start), ("last", region.End));
        }
    }

    static double? Number(object value) => value is DBNull ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
