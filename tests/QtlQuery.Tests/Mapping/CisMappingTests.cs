using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.Regression;
using QtlQuery.Tests.Statistics;

namespace QtlQuery.Tests.Mapping;

/// <summary>From files to a dataset of a store.</summary>
public sealed class CisMappingTests : IDisposable
{
    readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [SkippableFact]
    public void Every_pair_is_a_row_and_every_trait_has_its_outcome()
    {
        var result = Map(Cohort.Files());
        using var store = _store.Open();
        var expected = Cohort.Answers("reference.nominal.tsv.gz").Where(row => row["slope"] != "NA").ToDictionary(row => (row["phenotype_id"], row["variant_id"]));
        var rows = store.Query<Row>("select molecular_trait_id, variant_id, beta, standard_error, p_value, effect_allele_frequency, minor_allele_samples, minor_allele_count, sample_size, tss_distance from associations");
        Assert.Equal(expected.Count, rows.Count);
        Assert.Equal(result.Pairs, rows.Count);
        foreach (var row in rows)
        {
            var reference = expected[(row.Molecular_trait_id, row.Variant_id)];
            Assert.Equal(reference.Number("slope"), row.Beta, 1e-6 * Math.Max(reference.Number("slope_se"), Math.Abs(reference.Number("slope")))); // stored as floats
            Assert.Equal(reference.Number("slope_se"), row.Standard_error, 1e-6 * reference.Number("slope_se"));
            Assert.Equal(reference.Number("pval_nominal"), row.P_value, 1e-6 * reference.Number("pval_nominal"));
            Assert.Equal(reference.Number("af"), row.Effect_allele_frequency, 1e-6);
            Assert.Equal((reference.Number("ma_samples"), reference.Number("ma_count"), 100, reference.Number("tss_distance")), (row.Minor_allele_samples, row.Minor_allele_count, row.Sample_size, row.Tss_distance));
        }

        Assert.Equal(30, store.Query<int>("select count(*)::int from molecular_traits where p_beta is not null and q_value is not null and beta_shape1 is not null")[0]);
        Assert.Equal(result.Traits.Count(trait => trait.Q <= 0.05), store.Query<int>("select count(*)::int from egenes")[0]);
        Assert.Equal(30, store.Query<int>("select count(*)::int from lead_associations")[0]);
    }

    // tensorQTL permutes by its own generator: p_beta agrees to Monte-Carlo error of 1,000 permutations where it is not tiny, and nominal thresholds are
    // FastQTL's midpoint at other shapes.
    [SkippableFact]
    public void Traits_agree_with_tensorqtl_within_the_error_of_permutations()
    {
        Map(Cohort.Files());
        using var store = _store.Open();
        var ours = store.Query<(string Trait, double PBeta, double? Shape1, int Tested)>("select molecular_trait_id, p_beta, beta_shape1, variants_tested from molecular_traits").ToDictionary(row => row.Trait);
        foreach (var row in Cohort.Answers("tensorqtl.perm.tsv.gz").Where(row => row.Number("pval_beta") > 1e-4))
        {
            Assert.Equal(Math.Log10(row.Number("pval_beta")), Math.Log10(ours[row["phenotype_id"]].PBeta), 0.25);
            Assert.Equal(row.Number("num_var"), ours[row["phenotype_id"]].Tested);
        }
    }

    [SkippableFact]
    public void Stored_bytes_are_the_same_for_any_number_of_threads_and_any_format_of_genotypes()
    {
        var bed = Hashes(Cohort.Files(), threads: 1);
        Assert.Equal(bed, Hashes(Cohort.Files(), threads: 3));
        Assert.Equal(bed, Hashes(Cohort.Files() with { Genotypes = [Cohort.FullPath("data/small/genotypes.vcf.gz")], GenotypeOptions = new() }, threads: 2));
    }

    [SkippableFact]
    public void Dosages_are_mapped_as_dosages()
    {
        Map(Cohort.Files() with { Genotypes = [Cohort.FullPath("data/small/genotypes.ds.vcf.gz")], GenotypeOptions = new() });
        using var store = _store.Open();
        var ours = store.Query<Row>("select molecular_trait_id, variant_id, beta, standard_error, p_value from associations").ToDictionary(row => (row.Molecular_trait_id, row.Variant_id));
        foreach (var row in Cohort.Answers("fastqtl.nominal.ds.tsv.gz").Where(row => row["slope"] != "0"))
        {
            var mine = ours[(row["phenotype_id"], row["variant_id"])];
            Assert.Equal(row.Number("slope"), mine.Beta, 6e-6 * Math.Max(row.Number("slope_se"), Math.Abs(row.Number("slope")))); // FastQTL prints six digits
            Assert.Equal(row.Number("pval_nominal"), mine.P_value, 2e-5 * row.Number("pval_nominal"));
        }
    }

    // Read again as files of tensorQTL they are the dataset that they were written from.
    [SkippableFact]
    public void Files_in_the_shape_of_tensorqtl_hold_what_the_store_holds()
    {
        using var inputs = MappingInputs.Open(Cohort.Files());
        var request = new CisRequest(new StoreLayout(_store.Path), "small") { Options = new() { Permutations = 200 } };
        var result = CisMapping.Run(request, inputs);
        var files = TensorQtlFiles.Write(_store["tensorqtl"], request, result);
        Assert.Equal(["small.cis_qtl.txt.gz", "small.cis_qtl_pairs.chr20.parquet", "small.cis_qtl_pairs.chr21.parquet"], files.Select(Path.GetFileName));
        (string, string)[] set = [("study", "s"), ("quantity", "ge"), ("context", "c"), ("sample_size", "100"), ("genome_build", "GRCh38")];
        Assert.Equal(["tensorqtl_cis", "tensorqtl_cis_nominal", "tensorqtl_cis_nominal"], files.Select((file, i) => _store.Ingest(file, 0, null, $"again{i}", null, set).Source));
        using var store = _store.Open();
        foreach (var (table, columns) in new[]
        {
            ("associations", "molecular_trait_id, variant_id, beta, standard_error, p_value, tss_distance, minor_allele_samples, minor_allele_count, effect_allele_frequency"),
            ("molecular_traits", "molecular_trait_id, variant_id, beta, standard_error, p_value, tss_distance, minor_allele_samples, minor_allele_count, variants_tested, beta_shape1, true_df, p_value_true_df, permutation_p_value, p_beta, q_value"),
        })
        {
            Assert.NotEqual(0, store.Query<int>($"select count(*)::int from {table} where dataset_id = 'small'")[0]);
            Assert.Equal(0, store.Query<int>($"select count(*)::int from ((select {columns} from {table} where dataset_id = 'small') except (select {columns} from {table} where dataset_id <> 'small'))")[0]);
        }

        // tensorQTL's threshold is the beta quantile of what is just significant, left at the true degrees of freedom: p_beta of it is that again.
        Assert.All(result.Traits.Zip(store.Query<double>("select nominal_p_value_threshold from molecular_traits where dataset_id = 'again0' order by molecular_trait_id")), each => Close.To(result.TraitThreshold!.Value, Math.Exp(each.First.Outcome.Permuted!.Approximation.Beta.LogCumulative(Math.Log(each.Second))), 1e-9));
    }

    // QTLtools counts variants that do not vary, which is all that its columns differ by.
    [SkippableFact]
    public void Files_in_the_shape_of_qtltools_are_its_files()
    {
        using var inputs = MappingInputs.Open(Cohort.Files() with { Traits = Cohort.FullPath("data/small/expression.qtltools.bed.gz") });
        var request = new CisRequest(new StoreLayout(_store.Path), "small") { Model = CisModel.TraitsOnly, Options = new() { Permutations = 200 } };
        var files = QtlToolsFiles.Write(_store["qtltools"], request, CisMapping.Run(request, inputs), inputs);
        Assert.Equal(["small.permute.txt.gz", "small.nominal.txt.gz"], files.Select(Path.GetFileName));
        var nominal = Cohort.Answers("qtltools.nominal.tsv.gz").Where(row => row.Number("slope") != 0).ToList();
        var varying = nominal.CountBy(row => row["phe_id"]).ToDictionary();
        Compare(files[1], nominal, ["phe_chr", "phe_from", "phe_to", "phe_strd", "dist_phe_var", "var_chr", "var_from", "var_to", "best_hit"], ["nom_pval", "r_squared", "slope", "slope_se"]);
        Compare(files[0], Cohort.Answers("qtltools.perm.tsv.gz"), ["phe_chr", "phe_from", "phe_to", "phe_strd", "var_chr", "dof1"], ["nom_pval", "r_squared"]);
        (string, string)[] set = [("study", "s"), ("quantity", "ge"), ("context", "c"), ("sample_size", "100"), ("genome_build", "GRCh38")];
        Assert.Equal(["qtltools_permute", "qtltools_nominal"], files.Select((file, i) => _store.Ingest(file, 0, null, $"again{i}", null, set).Source));

        void Compare(string file, List<Dictionary<string, string>> expected, string[] same, string[] close)
        {
            using var text = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress));
            var lines = text.ReadToEnd().TrimEnd('\n').Split('\n').Select(line => line.Split(' ')).ToList();
            Assert.Equal(expected[0].Keys, lines[0]);
            var own = lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)).ToDictionary(row => Key(row, file));
            Assert.Equal(expected.Count, own.Count);
            foreach (var row in expected)
            {
                var mine = own[Key(row, file)];
                Assert.Equal(same.Select(column => row[column]), same.Select(column => mine[column]));
                Assert.Equal(varying[row["phe_id"]], mine.Number("n_var_in_cis"));
                foreach (var column in close)
                    Assert.Equal(row.Number(column), mine.Number(column), 2e-5 * Math.Max(Math.Abs(row.Number(column)), column switch { "slope" => row.Number("slope_se"), "r_squared" => 1e-5, _ => 0 })); // single precision where nothing is left
            }
        }

        // A twin may lead in place of QTLtools' variant.
        string Key(Dictionary<string, string> row, string file) => file == files[0] ? row["phe_id"] : row["phe_id"] + row["var_id"];
    }

    // QTLtools prints six digits, and permutes by its own generator; its p is floored where ours is not, which no pair here meets.
    [SkippableFact]
    public void In_the_model_of_qtltools_all_is_as_qtltools_has_it()
    {
        using (var inputs = MappingInputs.Open(Cohort.Files()))
            CisMapping.Run(new(new StoreLayout(_store.Path), "small") { Model = CisModel.TraitsOnly, Signals = SignalRule.NominalThreshold }, inputs);
        using var store = _store.Open();
        var ours = store.Query<Row>("select molecular_trait_id, variant_id, beta, standard_error, p_value, tss_distance from associations").ToDictionary(row => (row.Molecular_trait_id, row.Variant_id));
        var expected = Cohort.Answers("qtltools.nominal.tsv.gz").Where(row => row.Number("slope") != 0).ToList();
        Assert.Equal(expected.Count, ours.Count);
        foreach (var row in expected)
        {
            var mine = ours[(row["phe_id"], row["var_id"])];
            Assert.Equal(row.Number("slope"), mine.Beta, 6e-6 * Math.Max(row.Number("slope_se"), Math.Abs(row.Number("slope"))));
            Close.To(row.Number("slope_se"), mine.Standard_error, 6e-6);
            Close.To(row.Number("nom_pval"), mine.P_value, 2e-5);
        }

        var traits = store.Query<(string Trait, double PBeta, double P, int Tested)>("select molecular_trait_id, p_beta, p_value, variants_tested from molecular_traits").ToDictionary(row => row.Trait);
        foreach (var row in Cohort.Answers("qtltools.perm.tsv.gz"))
        {
            Close.To(row.Number("nom_pval"), traits[row["phe_id"]].P, 2e-5);
            if (row.Number("adj_beta_pval") > 1e-4)
                Assert.Equal(Math.Log10(row.Number("adj_beta_pval")), Math.Log10(traits[row["phe_id"]].PBeta), 0.25); // Monte-Carlo error of 1,000 permutations on either side
        }

        var settings = DescriptorJson.ReadDataset(_store.Layout.DescriptorFile("small")).Ingests[0].Settings;
        Assert.Equal(("98", "traits"), (settings["degrees_of_freedom"], settings["freed_of_covariates"]));
    }

    // tensorQTL's own permutations find 12 signals in this cohort; what decides lies far from the threshold in all of them.
    [SkippableTheory]
    [InlineData(SignalRule.Permutations)]
    [InlineData(SignalRule.NominalThreshold)]
    public void Independent_signals_are_those_of_tensorqtl(SignalRule rule)
    {
        Map(Cohort.Files(), signals: rule);
        using var store = _store.Open();
        var expected = Cohort.Answers("tensorqtl.independent.tsv.gz");
        var ours = store.Query<(string Trait, int Rank, string Variant, double Slope, double Error)>("select molecular_trait_id, signal_rank, variant_id, beta, standard_error from independent_signals order by all");
        Assert.Equal(expected.Select(row => (row["phenotype_id"], row.Number("rank"))).Order(), ours.Select(row => (row.Trait, (double)row.Rank)).Order());
        foreach (var row in expected)
        {
            var mine = ours.Single(each => each.Trait == row["phenotype_id"] && each.Rank == row.Number("rank"));
            Assert.Equal(Math.Abs(row.Number("slope") / row.Number("slope_se")), Math.Abs(mine.Slope / mine.Error), 1e-3); // a twin may lead in place of tensorQTL's
        }
    }

    // Worked from the same model by the exact least squares: the second signal's variants beside the lead of the first.
    [SkippableFact]
    public void Bayes_factors_of_a_signal_are_those_beside_the_leads_of_the_others()
    {
        Map(Cohort.Files(), signals: SignalRule.Permutations);
        using var store = _store.Open();
        var trait = store.Query<string>("select molecular_trait_id from independent_signals group by all having count(*) > 1 order by all limit 1")[0];
        var leads = store.Query<(int Rank, string Variant)>("select signal_rank, variant_id from independent_signals where molecular_trait_id = $trait order by signal_rank", new { trait });
        var others = leads.Where(lead => lead.Rank != 1).Select(lead => lead.Variant).ToList();
        var basis = CovariateBasis.Of(Cohort.Samples.Count, [.. Cohort.Covariates.Columns, .. others.Select(Cohort.Copies)]);
        var values = Cohort.Traits.Single(each => each.Id == trait).Values;
        var sd = Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
        double[] residual = [.. values];
        basis.Residualise(residual);
        var factors = store.Query<(string Variant, double Log)>("select variant_id, ln_bayes_factor from signal_bayes_factors where molecular_trait_id = $trait and signal = 'L1'", new { trait });
        Assert.NotEmpty(factors);
        foreach (var (variant, log) in factors)
        {
            double[] genotype = [.. Cohort.Copies(variant)];
            basis.Residualise(genotype);
            var effect = LinearEffect.Of(residual, genotype, basis.Df);
            Assert.Equal(ApproximateBayesFactor.Log(effect.Slope, effect.StandardError, ApproximateBayesFactor.PriorSd(TraitKind.Quantitative, sd)), log, 1e-9 * Math.Max(1, Math.Abs(log)));
        }

        Assert.InRange(store.Query<double>("select sum(pip) from credible_sets where molecular_trait_id = $trait and signal = 'L1'", new { trait })[0], 0.95, 1.0000001);
    }

    [SkippableFact]
    public void The_descriptor_says_what_was_decided()
    {
        var ingest = Assert.Single(Map(Cohort.Files()).Dataset.Ingests);
        Assert.Equal("qtlquery map cis", ingest.Source);
        Assert.Equal(("89", "1000000", "1000", "1"), (ingest.Settings["degrees_of_freedom"], ingest.Settings["window_bp"], ingest.Settings["permutations"], ingest.Settings["seed"]));
        Assert.Equal(["genotypes.bed", "expression.bed.gz", "covariates.txt"], ingest.Inputs.Select(input => input.Name));
        Assert.NotEmpty(ingest.Remarks);
    }

    [SkippableFact]
    public void A_variant_that_is_there_twice_is_an_error_and_nothing_is_stored()
    {
        var vcf = _store.Write("twice.vcf", $"""
            ##fileformat=VCFv4.2
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	{string.Join('\t', Cohort.Samples)}
            20	600000	a	G	A	.	.	.	GT	{Row(0)}
            20	600000	b	G	A	.	.	.	GT	{Row(1)}

            """);
        Assert.Contains("20:600000 G>A twice", Assert.Throws<QtlQueryException>(() => Map(Cohort.Files() with { Genotypes = [vcf] })).Message, StringComparison.Ordinal);
        using var store = _store.Open();
        Assert.Equal(0, store.Query<int>("select count(*)::int from datasets")[0]);

        static string Row(int turn) => string.Join('\t', Cohort.Samples.Select((_, i) => (i + turn) % 3 == 0 ? "0/1" : "0/0"));
    }

    [SkippableFact]
    public void Genotypes_without_the_traits_chromosomes_are_an_error()
    {
        var vcf = _store.Write("other.vcf", $"""
            ##fileformat=VCFv4.2
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	{string.Join('\t', Cohort.Samples)}
            7	600000	a	G	A	.	.	.	GT	{string.Join('\t', Cohort.Samples.Select((_, i) => i % 3 == 0 ? "0/1" : "0/0"))}

            """);
        Assert.Contains("no trait of", Assert.Throws<QtlQueryException>(() => Map(Cohort.Files() with { Genotypes = [vcf] })).Message, StringComparison.Ordinal);
    }

    CisResult Map(MappingFiles files, int threads = 2, string dataset = "small", SignalRule? signals = null)
    {
        using var inputs = MappingInputs.Open(files);
        return CisMapping.Run(new(new StoreLayout(_store.Path), dataset) { Options = new() { Threads = threads }, Signals = signals, Engine = new() { Threads = threads } }, inputs);
    }

    List<string> Hashes(MappingFiles files, int threads)
    {
        var result = Map(files, threads);
        return [.. result.Dataset.Tables.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value.Files.Select(file => $"{table.Key} {file.Rows} {file.Sha256}"))];
    }

    sealed record Row
    {
        public string Molecular_trait_id { get; init; } = "";

        public string Variant_id { get; init; } = "";

        public double Beta { get; init; }

        public double Standard_error { get; init; }

        public double P_value { get; init; }

        public double Effect_allele_frequency { get; init; }

        public double Minor_allele_samples { get; init; }

        public double Minor_allele_count { get; init; }

        public int Sample_size { get; init; }

        public double Tss_distance { get; init; }
    }
}
