using System.Globalization;
using System.IO.Compression;
using QtlQuery.Cli.Demo;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Mapping;

/// <summary>The commands of mapping on the demonstration's cohort, as a user types them.</summary>
[Collection(nameof(WrittenCohort))]
public sealed class MapCommandTests : IDisposable
{
    readonly TestStore _store = new();
    readonly WrittenCohort _written;
    readonly string _genotypes;
    readonly string _traits;

    public MapCommandTests(WrittenCohort written)
    {
        _written = written;
        var folder = Path.Combine(written.Folder, "lab");
        (_genotypes, _traits) = written.Cohort.WriteInputs(folder, written.Cohort.Contexts[0]);
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Cis_tells_what_was_read_and_what_was_found()
    {
        var run = Map("cis", "--dataset", "lab_liver", "--covariates", Covariates(), "--set", "context=liver", "--signals", "nominal", "--susie", "significant");
        Golden.Check("cli/map-cis.txt", run.Transcript((_store.Path, "lab.store")));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("liver", 200), _store.Ask<(string, int)>("select context, sample_size from datasets where dataset_id = 'lab_liver'"));
    }

    // What stayed would stand beside rows of other covariates as if it were of these.
    [Fact]
    public void Cis_of_other_files_takes_out_what_was_mapped_before_and_of_the_same_files_adds_to_it()
    {
        string[] Tables() => [.. StoreCatalogue.Read(_store.Layout).Dataset("lab").Tables.Keys];
        Map("cis", "--dataset", "lab", "--covariates", Covariates(), "--permutations", "50", "--signals", "nominal");
        var all = Tables();
        Assert.Contains("independent_signals", all);

        var other = Map("cis", "--dataset", "lab", "--permutations", "50");
        Assert.Matches(@"\n  11 rows of independent_signals that were mapped from other files are taken out\n", other.Error);
        Assert.Equal(all.Except(["independent_signals", "credible_sets", "signal_bayes_factors"]), Tables());
        Assert.Empty(StoreCheck.Run(_store.Layout));

        var same = Map("cis", "--dataset", "lab", "--permutations", "50", "--signals", "nominal", "--no-pairs");
        Assert.DoesNotContain("taken out", same.Error, StringComparison.Ordinal);
        Assert.Equal(all, Tables());
    }

    [Fact]
    public void Cis_makes_the_look_up_index_of_its_pairs()
    {
        var run = Map("cis", "--dataset", "lab", "--permutations", "0", "--index");
        Assert.Matches(@"\n  look-up index: [\d,]+ pairs in \d+\.\d MB\n", run.Error);
        var pairs = StoreCatalogue.Read(_store.Layout).Dataset("lab").Tables["associations"];
        var bytes = File.ReadAllBytes(_store.Layout.FullPath(pairs.Index!.Path));
        Assert.Equal(pairs.Rows, pairs.Index.Rows);
        Assert.Empty(StoreCheck.Run(_store.Layout));
        CommandLine.Run("index", "--again", "--store", _store.Path);
        Assert.Equal(bytes, File.ReadAllBytes(_store.Layout.FullPath(StoreCatalogue.Read(_store.Layout).Dataset("lab").Tables["associations"].Index!.Path)));
        Assert.Equal(2, Map("cis", "--dataset", "lab2", "--no-pairs", "--index").ExitCode);
    }

    // One bad trait ends nothing: each is a row with its reason, and counts as tested nowhere.
    [Fact]
    public void Traits_that_cannot_be_tested_are_rows_with_their_reason()
    {
        string header, some;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(_traits), CompressionMode.Decompress)))
            (header, some) = (reader.ReadLine()!, reader.ReadToEnd());
        var samples = header.Split('\t').Length - 4;
        var traits = _store.Write("expression.bed", header + "\n" + some
            + Bad("1", 100, "constant", _ => "3.5") + Bad("1", 100, "gappy", i => i == 7 ? "NA" : $"{i * i % 11}") + Bad("9", 100, "elsewhere", i => $"{i * i % 7}") + Bad("1", 2_000_000_000, "far", i => $"{i * i % 13}"));
        var run = CommandLine.Run("map", "cis", "--genotypes", _genotypes, "--traits", traits, "--build", "GRCh38", "--store", _store.Path, "--dataset", "lab", "--permutations", "50", "--no-pairs");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 traits without a test, values are missing: gappy", run.Error, StringComparison.Ordinal);
        Assert.Equal("chromosome_not_in_genotypes elsewhere,constant_trait constant,missing_values gappy,no_variant_in_window far", _store.Ask<string>("select string_agg(untested_reason || ' ' || molecular_trait_id, ',' order by untested_reason) from molecular_traits where significant is null and position is null and q_value is null"));
        Assert.Equal((44, 40, 40), _store.Ask<(int, int, int)>("select (select count(*) from molecular_traits)::int, (select count(*) from tested_traits)::int, (select tested_genes from egene_summary)::int"));
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from egenes where molecular_trait_id in ('constant', 'gappy', 'elsewhere', 'far')"));

        // Of interactions all rows are of variants: the reasons are told, and counted in the descriptor.
        var interaction = CommandLine.Run("map", "interaction", "--genotypes", _genotypes, "--traits", traits, "--covariates", Covariates(), "--context", "age", "--build", "GRCh38", "--store", _store.Path, "--dataset", "lab_age");
        Assert.Equal(0, interaction.ExitCode);
        foreach (var sentence in (string[])["values are missing: gappy", "the same in all samples: constant", "on a chromosome without genotypes: elsewhere", "no variant in the window: far"])
            Assert.Contains($"1 traits without a test, {sentence}", interaction.Error, StringComparison.Ordinal);
        Assert.Equal(4, DescriptorJson.ReadDataset(_store.Layout.DescriptorFile("lab_age")).Ingests[0].Remarks.Count(remark => remark.Key.StartsWith("traits without a test", StringComparison.Ordinal) && remark.Value == 1));

        // They were told of, and are no reason to doubt the rows.
        Assert.DoesNotContain("remark", CommandLine.Run("check", "--store", _store.Path).Output, StringComparison.Ordinal);
        Assert.Contains("qtlquery map cis noted: traits without a test: values are missing: 1.", CommandLine.Run("check", "--all", "--store", _store.Path).Output, StringComparison.Ordinal);

        string Bad(string chromosome, int start, string id, Func<int, string> value) =>
            string.Create(CultureInfo.InvariantCulture, $"chr{chromosome}\t{start}\t{start + 1}\t{id}\t{string.Join('\t', Enumerable.Range(0, samples).Select(value))}\n");
    }

    [Fact]
    public void By_ACAT_nothing_is_permuted()
    {
        var run = Map("cis", "--dataset", "lab", "--trait-p", "acat", "--no-pairs", "--susie", "significant");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal((40, 0), _store.Ask<(int, int)>("select count(trait_p_value)::int, count(p_beta)::int from molecular_traits"));
        Assert.Equal(_store.Ask<int>("select count(distinct molecular_trait_id)::int from credible_sets"), _store.Ask<int>("select count(*)::int from egenes where molecular_trait_id in (select molecular_trait_id from credible_sets)"));
    }

    [Fact]
    public void Fold_changes_are_of_log2_expression_only()
    {
        string header, row;
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(_traits), CompressionMode.Decompress)))
            (header, row) = (reader.ReadLine()!, reader.ReadLine()!);
        var cells = row.Split('\t');
        var table = _store.Write("log2.txt", $"id\t{string.Join('\t', header.Split('\t')[4..])}\n{cells[3]}\t{string.Join('\t', cells[4..])}\n");
        Assert.Equal(0, Map("cis", "--dataset", "lab", "--permutations", "50", "--no-pairs", "--afc", table).ExitCode);
        Assert.Equal((1, 1), _store.Ask<(int, int)>("select count(log2_allelic_fold_change)::int, count(*) filter (molecular_trait_id = $trait and log2_allelic_fold_change between log2_allelic_fold_change_lower and log2_allelic_fold_change_upper)::int from molecular_traits", new { trait = cells[3] }));
        var counts = _store.Write("counts.txt", $"id\t{string.Join('\t', header.Split('\t')[4..])}\n{cells[3]}\t{string.Join('\t', cells[4..].Select((_, i) => 60 + i))}\n");
        var run = Map("cis", "--dataset", "lab", "--permutations", "50", "--no-pairs", "--afc", counts);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"counts.txt is not on the scale of log2: {cells[3]} has values above 64", run.Error, StringComparison.Ordinal);
    }

    // The demonstration's file has places of one base, the transcription starts.
    [Fact]
    public void Places_of_mapped_genes_are_stored()
    {
        Map("cis", "--dataset", "lab", "--permutations", "0");
        using var store = _store.Open();
        Assert.Equal(
            DemoGenes.All.OrderBy(gene => gene.Id, StringComparer.Ordinal).Select(gene => (gene.Id, gene.Chromosome, gene.Start)),
            store.Query<(string, string, int)>("select gene_id, chromosome, tss from genes where dataset_id = 'lab' and first_bp is null and last_bp is null and strand is null order by gene_id"));
        Assert.Equal(0, store.Query<int>("select count(*)::int from associations join gene_places using (gene_id) where tss_distance <> position - tss")[0]);
    }

    [Fact]
    public void A_gene_from_end_to_end_begins_where_its_strand_says_and_an_intron_is_no_gene()
    {
        List<string[]> lines;
        using (var text = new StreamReader(new GZipStream(File.OpenRead(_traits), CompressionMode.Decompress)))
            lines = [.. text.ReadToEnd().Split('\n').Take(5).Select(line => line.Split('\t'))];
        (string Id, string Group, string Strand)[] named = [("ENSG09900000001.3", ".", "+"), ("ENSG09900000002", ".", "-"), ("ENSG09900000003", ".", "."), ("1:1:2:clu_1", "ENSG09900000004", "+")];
        var traits = _store.Write("traits.bed", string.Concat((string[])
        [
            string.Join('\t', ["#chr", "start", "end", "id", "group", "strand", .. lines[0][4..]]) + "\n",
            .. named.Zip(lines.Skip(1), (name, cells) => string.Join('\t', [cells[0], "109300000", "109301000", name.Id, name.Group, name.Strand, .. cells[4..]]) + "\n"),
        ]));
        var run = CommandLine.Run("map", "cis", "--genotypes", _genotypes, "--traits", traits, "--build", "GRCh38", "--store", _store.Path, "--dataset", "lab", "--permutations", "0");
        Assert.True(run.ExitCode == 0, run.Error);
        using var store = _store.Open();
        Assert.Equal(
            ["ENSG09900000001 3 109300001 109301000 + 109300001", "ENSG09900000002 none 109300001 109301000 - 109301000", "ENSG09900000003 none 109300001 109301000 none none"],
            store.Query<string>("select concat_ws(' ', gene_id, coalesce(gene_version::varchar, 'none'), first_bp, last_bp, coalesce(strand, 'none'), coalesce(tss::varchar, 'none')) from genes order by gene_id"));
    }

    // DEMO4 was made with opposite effects in liver and brain, DEMO2 and DEMO3 with one in one of them, DEMO12 and DEMO26 with about the same in both.
    [Fact]
    public void Contrasts_of_two_mapped_contexts_find_the_differences_that_were_put_there()
    {
        Map("cis", "--dataset", "lab_liver", "--permutations", "200");
        var (genotypes, traits) = _written.Cohort.WriteInputs(Path.Combine(_written.Folder, "lab"), _written.Cohort.Contexts[2]);
        CommandLine.Run("map", "cis", "--genotypes", genotypes, "--traits", traits, "--build", "GRCh38", "--store", _store.Path, "--dataset", "lab_brain", "--permutations", "200");
        var run = CommandLine.Run("contrast", "lab_liver", "lab_brain", "--leads", "--store", _store.Path, "--format", "tsv");
        Assert.True(run.ExitCode == 0, run.Error);
        var rows = run.Output.TrimEnd('\n').Split('\n').Select(line => line.Split('\t')).ToList();
        var found = rows.Skip(1).Select(cells => rows[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second)).ToLookup(row => row["molecular_trait_id"], row => (Class: row["class"], P: double.Parse(row["difference_neg_log10_p"], CultureInfo.InvariantCulture)));
        Assert.All(found["ENSG09900000004"], row => Assert.True(row is { Class: "opposite", P: > 8 }));
        Assert.All(found["ENSG09900000002"], row => Assert.True(row is { Class: "a only", P: > 5 }));
        Assert.All(found["ENSG09900000003"], row => Assert.True(row is { Class: "b only", P: > 5 }));
        Assert.All(found["ENSG09900000012"].Concat(found["ENSG09900000026"]), row => Assert.True(row is { Class: "shared", P: < 2 }));
        Assert.All((string[])["ENSG09900000002", "ENSG09900000003", "ENSG09900000004", "ENSG09900000012", "ENSG09900000026"], gene => Assert.NotEmpty(found[gene]));
    }

    [Fact]
    public void Trans_tells_how_many_tests_there_were()
    {
        var run = Map("trans", "--dataset", "lab_trans", "--cis-distance", "2000000", "--min-neglog10p", "3");
        Golden.Check("cli/map-trans.txt", run.Transcript((_store.Path, "lab.store")));
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from associations where abs(tss_distance) <= 2000000"));
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from associations where neg_log10_p < 3 or fdr is null"));
        Assert.Equal(0, _store.Ask<int>("select count(*)::int from associations where significant is distinct from (fdr <= 0.05)"));
    }

    [Fact]
    public void Interaction_keeps_the_strongest_pair_of_each_trait_or_all()
    {
        var run = Map("interaction", "--dataset", "lab_sex", "--covariates", Covariates(), "--context", "sex=M");
        Golden.Check("cli/map-interaction.txt", run.Transcript((_store.Path, "lab.store")));
        Assert.Equal(40, _store.Ask<int>("select count(*)::int from interaction_associations where fdr is not null and trait_p_value <= 1"));
        Assert.Equal(0, _store.Ask<int>("select count(effective_tests)::int from interaction_associations"));
        Map("interaction", "--dataset", "lab_sex", "--covariates", Covariates(), "--context", "sex=M", "--trait-p", "eigenmt");
        Assert.Equal(40, _store.Ask<int>("select count(*)::int from interaction_associations where abs(trait_p_value - least(1, interaction_p_value * effective_tests)) <= 1e-9 * trait_p_value and fdr >= trait_p_value * (1 - 1e-9)"));
        Map("interaction", "--dataset", "lab_sex", "--covariates", Covariates(), "--context", "sex=M", "--pairs");
        Assert.InRange(_store.Ask<int>("select count(*)::int from interaction_associations"), 1_000, int.MaxValue);
    }

    [Fact]
    public void Results_of_one_kind_do_not_take_the_place_of_another()
    {
        Map("cis", "--dataset", "lab", "--permutations", "0");
        var run = Map("trans", "--dataset", "lab");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("dataset lab has associations already, which qtlquery map cis made", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Map("cis", "--dataset", "lab", "--permutations", "0", "--maf", "0.05").ExitCode);
    }

    [Fact]
    public void A_chunk_tells_what_is_there_and_the_last_what_was_found()
    {
        string[] cis = ["--dataset", "lab", "--permutations", "50", "--chunk"];
        var told = Map("cis", [.. cis, "2/2"]).Transcript()
            + CommandLine.Run("datasets", "--store", _store.Path).Transcript()
            + CommandLine.Run("egenes", "--dataset", "lab", "--store", _store.Path).Transcript()
            + Map("cis", [.. cis, "2/2", "--seed", "7"]).Transcript()
            + Map("cis", [.. cis, "1/2"]).Transcript()
            + Map("cis", [.. cis, "2/2"]).Transcript()
            + Map("trans", "--dataset", "far", "--chunk", "1/3").Transcript()
            + CommandLine.Run("remove", "far", "--store", _store.Path).Transcript()
            + CommandLine.Run("remove", "lab", "--chunks", "--store", _store.Path).Transcript()
            + Map("cis", [.. cis, "3/2"]).Transcript();
        Golden.Check("cli/map-chunks.txt", told);
        Assert.Equal(40, _store.Ask<int>("select count(*)::int from molecular_traits where q_value is not null"));
    }

    [Fact]
    public void A_dataset_that_is_not_whole_says_what_it_is_made_from()
    {
        Map("interaction", "--dataset", "lab", "--covariates", Covariates(), "--context", "sex=M", "--chunk", "1/2");
        var said = CommandLine.Run("datasets", "lab", "--store", _store.Path, "--format", "tsv").Output.Split('\n');
        Assert.Contains("qtlquery map interaction\tchunks\tto come\t1 of 2 chunks are there, and chunk 2 is to come", said);
        Assert.Contains("qtlquery map interaction\tsetting of chunks\toptions.least_frequency_in_halves\t0.05", said);
        Assert.Single(said, line => line.StartsWith("qtlquery map interaction\tinput of chunks\tcovariates.txt\tsha256", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh37")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--fdr", "2")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--no-pairs", "--permutations", "0")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--signals", "nominal", "--permutations", "0")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--susie", "significant", "--permutations", "0")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--susie", "all", "--susie-effects", "0")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--signals", "nominal", "--trait-p", "acat")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--afc", "log2.bed", "--permutations", "0")]
    [InlineData("cis", "--dataset", "x", "--build", "GRCh38", "--set", "tissue=liver")]
    [InlineData("interaction", "--dataset", "x", "--build", "GRCh38", "--context", "age")]
    public void What_cannot_be_is_said(params string[] arguments)
    {
        var run = CommandLine.Run(["map", .. arguments, "--genotypes", _genotypes, "--traits", _traits, "--store", _store.Path]);
        Assert.NotEqual(0, run.ExitCode);
        Golden.Check($"cli/errors/map-{string.Join('-', arguments.Where(argument => argument is not ("--dataset" or "x" or "--build")).Select(argument => argument.TrimStart('-').Replace('=', '-')))}.txt", run.Error);
    }

    CommandLine Map(string kind, params string[] arguments) =>
        CommandLine.Run(["map", kind, "--genotypes", _genotypes, "--traits", _traits, "--build", "GRCh38", "--store", _store.Path, .. arguments]);

    // A number and a category; one sample is not among the traits.
    string Covariates() => _store.Write(
        "covariates.txt",
        "sample\tage\tsex\n" + string.Concat(Enumerable.Range(0, 200).Append(-1).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i < 0 ? "nobody" : CohortFiles.NameOf(2 * i))}\t{30 + i * 7 % 41}\t{(i * i % 3 == 0 ? "M" : "F")}\n"))));
}
