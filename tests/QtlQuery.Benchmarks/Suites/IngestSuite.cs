using System.Globalization;
using QtlQuery.Benchmarks.Data;
using QtlQuery.Benchmarks.Measuring;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Ingest with all its checks against DuckDB alone on the same file, in turn, each in a process of its own.</summary>
static class IngestSuite
{
    const int Rounds = 3;

    public static void Run(Arguments arguments, TextWriter output)
    {
        var rows = arguments.Rows(5_000_000);
        var files = new ResultFiles(arguments.Folder, Density.Gtex);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Ingest of {rows:N0} rows (.tsv.gz), medians of {Rounds}"));
        output.WriteLine();
        output.WriteLine("`gzip -dc` inflates the same file and does nothing else; target: at most its time, then 0.6 of it.");
        output.WriteLine();
        output.WriteLine("DuckDB alone, default settings, nothing checked or folded. *Sorted text*: every column read as text and written sorted by variant and trait, `read_csv(all_varchar = true)`, `order by`, `format parquet, compression zstd`; target: at most 1.3 times its time, below 1 GB, 600,000 rows a second and core. *Plain copy*: the columns cast as the store has them, nothing sorted.");
        output.WriteLine();
        var part = arguments["--part"];
        if (part is null or "gene")
            Compare("10 columns, by gene (tensorQTL)", files.TenColumns(rows), rows, arguments.Folder, output);
        if (part is null or "position")
            Compare("19 columns, by position (eQTL Catalogue)", files.Nominal(rows), rows, arguments.Folder, output);
        if (part is null or "bgzip")
        {
            if (Tool.Missing("bgzip", "tabix") is { } missing)
                Console.Error.WriteLine($"bgzipped text and bgzip itself are skipped: {missing}");
            else
                Compare("19 columns, by position (eQTL Catalogue), bgzipped", files.Pairs(rows, context: 0), rows, arguments.Folder, output);
        }

        if (part is null or "p-value")
            Compare("19 columns, by p-value", files.NominalByPValue(rows), rows, arguments.Folder, output);
    }

    /// <summary>What a file of <see cref="ResultFiles"/> does not say of itself.</summary>
    public static Dictionary<string, string> Settings(string file) =>
        HasTenColumns(file) ? new() { ["study"] = "Bench", ["quantity"] = "ge", ["context"] = "context0", ["sample_size"] = "670", ["genome_build"] = "GRCh38" }
        : new() { ["study"] = "Bench", ["quantity"] = "ge", ["context"] = Path.GetFileName(file).Split('_', '.')[2] };

    /// <summary>Every column as text, sorted, as DuckDB alone does it.</summary>
    public static string DuckDbSorted(string file) => $"""
        copy (
            from read_csv($source, delim = '\t', all_varchar = true)
            order by {(HasTenColumns(file) ? "variant_id, phenotype_id" : "chromosome, position, ref, alt, molecular_trait_id")}
        ) to $target (format parquet, compression zstd)
        """;

    /// <summary>The columns as the store has them, with plain casts.</summary>
    public static string DuckDbCopy(string file) => $"copy (select {(HasTenColumns(file) ? FromTenColumns : FromCatalogue)} from read_csv($source, delim = '\t', nullstr = 'NA')) to $target (format parquet, compression zstd)";

    const string FromTenColumns = """
        phenotype_id as molecular_trait_id, split_part(phenotype_id, '.', 1) as gene_id, split_part(phenotype_id, '.', 2)::integer as gene_version,
        split_part(variant_id, '_', 1)[4:] as chromosome, split_part(variant_id, '_', 2)::integer as position,
        split_part(variant_id, '_', 3) as ref, split_part(variant_id, '_', 4) as alt,
        af::float as effect_allele_frequency, ma_samples::integer as minor_allele_samples, ma_count::integer as minor_allele_count,
        start_distance::integer as tss_distance, slope::float as beta, slope_se::float as standard_error, pval_nominal::double as p_value
        """;

    const string FromCatalogue = """
        molecular_trait_id, gene_id, molecular_trait_object_id, chromosome::varchar as chromosome, position::integer as position, ref, alt, rsid,
        (ac / an)::float as effect_allele_frequency, maf::float as minor_allele_frequency, ma_samples::integer as minor_allele_samples,
        least(ac, an - ac)::integer as minor_allele_count, (an // 2)::integer as sample_size, r2::float as imputation_quality,
        beta::float as beta, se::float as standard_error, pvalue::double as p_value
        """;

    static bool HasTenColumns(string file) => file.Contains("cis_qtl_pairs", StringComparison.Ordinal);

    static void Compare(string order, string file, long rows, string folder, TextWriter output)
    {
        Console.Error.WriteLine($"ingest, {order}");
        var inflate = ChildRun.OfThisProgram("child", "inflate", file).Output.Split(' ');
        var (ours, rowsOnly, sorted, plain) = (new List<ChildRun>(), new List<ChildRun>(), new List<ChildRun>(), new List<ChildRun>());
        var (gzip, bgzip) = (new List<ChildRun>(), new List<ChildRun>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Checked(ChildRun.OfThisProgram("child", "ingest", file, Path.Combine(folder, "ingest.store")), rows));
            rowsOnly.Add(Checked(ChildRun.OfThisProgram("child", "ingest-rows-only", file, Path.Combine(folder, "ingest.store")), rows));
            sorted.Add(Checked(ChildRun.OfThisProgram("child", "duckdb-sorted", file, Path.Combine(folder, "copy.parquet")), rows));
            plain.Add(Checked(ChildRun.OfThisProgram("child", "duckdb-copy", file, Path.Combine(folder, "copy.parquet")), rows));
            gzip.Add(ChildRun.WithoutOutput("gzip", "-dc", file));
            if (Tool.Missing("bgzip", "tabix") is null)
                bgzip.Add(ChildRun.WithoutOutput("bgzip", "-dc", file));
        }

        var table = new MarkdownTable(order, "wall s", "rows/s", "CPU s", "rows/CPU s", "peak MB", "wall over `gzip -dc`");
        Add(table, "A: QtlQuery ingest", ours, rows, gzip);
        Add(table, "B: the same with `--keep-extra no`", rowsOnly, rows, gzip);
        Add(table, "C: DuckDB, sorted text", sorted, rows, gzip);
        Add(table, "D: DuckDB, plain copy", plain, rows, gzip);
        Add(table, "`gzip -dc` to nowhere", gzip, rows, gzip);
        if (bgzip.Count > 0)
            Add(table, "`bgzip -dc` to nowhere", bgzip, rows, gzip);
        table.Write(output);
        output.WriteLine($"A/C round by round: wall {Ratios(ours, sorted, run => run.Seconds)}, CPU {Ratios(ours, sorted, run => run.CpuSeconds)}.");
        output.WriteLine($"B/C round by round: wall {Ratios(rowsOnly, sorted, run => run.Seconds)}, CPU {Ratios(rowsOnly, sorted, run => run.CpuSeconds)}.");
        output.WriteLine($"B/D round by round: wall {Ratios(rowsOnly, plain, run => run.Seconds)}, CPU {Ratios(rowsOnly, plain, run => run.CpuSeconds)}.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Inflating alone, by .NET: {inflate[0]} s for {double.Parse(inflate[1], CultureInfo.InvariantCulture) / 1e6:0} MB of text out of {new FileInfo(file).Length / 1e6:0} MB."));
        output.WriteLine();
    }

    static ChildRun Checked(ChildRun run, long rows) => long.Parse(run.Output, CultureInfo.InvariantCulture) == rows
        ? run
        : throw new InvalidOperationException($"{run.Output} rows instead of {rows}");

    static void Add(MarkdownTable table, string name, List<ChildRun> runs, long rows, List<ChildRun> gzip)
    {
        var seconds = runs.Select(run => run.Seconds).Median();
        table.Add(
            name,
            string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0}"),
            string.Create(CultureInfo.InvariantCulture, $"{rows / seconds:N0}"),
            string.Create(CultureInfo.InvariantCulture, $"{runs.Select(run => run.CpuSeconds).Median():0.0}"),
            string.Create(CultureInfo.InvariantCulture, $"{rows / runs.Select(run => run.CpuSeconds).Median():N0}"),
            string.Create(CultureInfo.InvariantCulture, $"{runs.Max(run => run.PeakMegabytes):0}"),
            string.Create(CultureInfo.InvariantCulture, $"{runs.Zip(gzip, (run, inflated) => run.Seconds / inflated.Seconds).Median():0.00}"));
    }

    static string Ratios(List<ChildRun> a, List<ChildRun> b, Func<ChildRun, double> of)
    {
        var ratios = a.Zip(b, (first, second) => of(first) / of(second)).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00} / {ratios.Median():0.00} / {ratios.Max():0.00} (least, median, most)");
    }
}
