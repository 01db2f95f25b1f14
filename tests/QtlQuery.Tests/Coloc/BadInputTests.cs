using QtlQuery.Coloc;
using QtlQuery.Coloc.Clpp;
using QtlQuery.Coloc.FineMapping;
using QtlQuery.Coloc.MendelianRandomisation;
using QtlQuery.Coloc.SeveralTraits;
using QtlQuery.Engine;
using Side = QtlQuery.Tests.Coloc.LdStudy.Side;

namespace QtlQuery.Tests.Coloc;

/// <summary>What an ingest lets in and a method cannot use: a named reason in the result, never a number that looks right.</summary>
public sealed class BadInputTests(BadInputTests.Study study) : IClassFixture<BadInputTests.Study>
{
    const int People = 500;

    static readonly int[] Positions = [.. Enumerable.Range(0, 40).Select(i => 1_000_000 + 1000 * i)];
    static readonly double[,] R = LdStudy.Decaying(40, 0.8);
    static readonly List<Side> Trait = LdStudy.Effects(R, Positions, People, (10, 9));

    [Fact]
    public void A_variant_that_is_there_under_both_orders_of_its_alleles_counts_for_nobody()
    {
        using var made = Made([.. Rows(Trait), LdStudy.Row(LdStudy.Trait, Trait[10], People) with { Ref = "G", Alt = "A" }]);
        using var store = made.Open();
        Assert.Equal("repeated_variant", OneCausal(store).Refusal);
        Assert.Equal("repeated_variant", Signals(store).Refusal);
        Assert.Equal("repeated_variant", Together(store).Traits.Single(trait => trait.MolecularTraitId is not null).Refusal);
        Assert.Equal("one_trait", Together(store).Refusal);
        Assert.Equal("repeated_variant", Clpp(store).Refusal);
        Assert.Equal("repeated_variant", Run(store, PairMethod.Susie).Refusal);
        Assert.Equal("repeated_variant", Run(store, PairMethod.Conditional).Refusal);
        // SMR takes of a place what has the GWAS's alleles in their order.
        Assert.Equal(("chr1_1010000_A_G", null), (Smr(store).Lead.Id, Smr(store).HeidiRefusal));
    }

    // Without people nothing says what the trait's standard deviation is.
    [Fact]
    public void A_trait_of_unknown_sample_size_and_standard_deviation_has_no_posterior()
    {
        const int Unknown = 99_999;
        using var made = Made([]);
        var text = NominalRow.File(Rows(Trait).Select(row => row with { AlternativeCopies = Unknown, Copies = Unknown })).Replace($"{Unknown}", "NA", StringComparison.Ordinal);
        made.Ingest(made.Write("unknown.tsv", text), format: "eqtl_catalogue_nominal", dataset: ColocStudy.Blood, set: [("study", "S"), ("quantity", "ge"), ("context", "Blood"), ("genome_build", "GRCh38")]);
        using var store = made.Open();
        Assert.Equal("no_trait_sd", OneCausal(store, ColocStudy.Blood).Refusal);
        Assert.Equal("no_trait_sd", Together(store, ColocStudy.Blood).Traits.Single(trait => trait.MolecularTraitId is not null).Refusal);
        Assert.Equal("no_trait_sd", Clpp(store, ColocStudy.Blood).Refusal);
        Assert.Equal("no_frequency_or_sample_size", Run(store, PairMethod.Conditional, ColocStudy.Blood).Refusal);
        // SuSiE is of z, which needs neither.
        Assert.Null(Run(store, PairMethod.Susie, ColocStudy.Blood).Refusal);
    }

    [Fact]
    public void One_shared_variant_is_enough_for_a_posterior_and_too_little_for_a_test()
    {
        using var made = Made([.. Rows([Trait[10]])]);
        using var store = made.Open();
        Assert.Equal(1, Assert.Single(OneCausal(store).Variants).Posterior);
        var together = Together(store);
        Assert.Equal(1, together.VariantsShared);
        Assert.InRange(together.AnyCluster!.Value, 0.9, 1);
        Assert.InRange(Clpp(store).Regional!.Value, 0.9, 1);
        foreach (var method in new[] { PairMethod.Susie, PairMethod.Conditional })
        {
            var pair = Run(store, method);
            Assert.Equal(1, pair.VariantsShared);
            Assert.Equal(double.NegativeInfinity, pair.Sums!.Value.A3);
            Assert.InRange(pair.Posteriors!.Value.H4, 0.5, 1);
        }

        Assert.Equal("too_few_variants", Smr(store).HeidiRefusal);
    }

    [Fact]
    public void No_shared_variant_is_said()
    {
        using var made = Made([.. Rows([.. Trait.Select(side => side with { Position = side.Position + 1 })])]);
        using var store = made.Open();
        Assert.Equal("no_shared_variant", Together(store).Refusal);
        Assert.Equal("no_shared_variant", Clpp(store).Refusal);
        Assert.Equal("no_ld", Run(store, PairMethod.Susie).Refusal);
        Assert.Equal("no_ld", Run(store, PairMethod.Conditional).Refusal);
        Assert.Empty(SmrAnalysis.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset]) { Ld = LdStudy.Panel }));
    }

    // Of p-values and frequencies alone, nothing says on which side of 0 an effect is.
    [Fact]
    public void A_trait_without_effects_has_a_posterior_of_one_causal_variant_and_no_signals()
    {
        using var made = Made([.. Rows(Trait).Select(row => row with { Beta = "NA", StandardError = "NA" })]);
        using var store = made.Open();
        Assert.Equal(("p_maf_n", null), (OneCausal(store).Side.Route, OneCausal(store).Refusal));
        Assert.Equal("no_effects", Signals(store).Refusal);
        Assert.Equal("no_effects", Run(store, PairMethod.Conditional).Refusal);
        Assert.Empty(SmrAnalysis.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset])));
    }

    TestStore Made(IReadOnlyList<NominalRow> rows)
    {
        var store = study.Store.Copy();
        if (rows.Count > 0)
            ColocStudy.Add(store, LdStudy.Dataset, "Liver", rows);
        return store;
    }

    /// <summary>What every method can use; in a copy the trait is another one.</summary>
    public sealed class Study : IDisposable
    {
        internal TestStore Store { get; } = LdStudy.Make(Trait, People, LdStudy.Effects(R, Positions, 5000, (10, 10)), 5000, R, Positions);

        public void Dispose() => Store.Dispose();
    }

    static IEnumerable<NominalRow> Rows(List<Side> sides) => sides.Select(side => LdStudy.Row(LdStudy.Trait, side, People));

    static TraitsRequest Request(string? gwas, string dataset = LdStudy.Dataset) => new(gwas, [dataset], [new("1", 1_000_000, 1_100_000)]) { GwasSd = 1 };

    static FineMappedLocus OneCausal(QtlStore store, string dataset = LdStudy.Dataset) => Assert.Single(SingleCausalFineMapping.Run(store, Request(null, dataset)));

    static FineMappedLocus Signals(QtlStore store) => Assert.Single(SusieFineMapping.Run(store, Request(null)));

    static TraitGroup Together(QtlStore store, string dataset = LdStudy.Dataset) => Assert.Single(SeveralTraitsColocalisation.Run(store, Request(LdStudy.Gwas, dataset)));

    static ClppResult Clpp(QtlStore store, string dataset = LdStudy.Dataset) => Assert.Single(ClppColocalisation.Run(store, Request(LdStudy.Gwas, dataset)));

    static ColocResult Run(QtlStore store, string method, string dataset = LdStudy.Dataset) =>
        Assert.Single(Colocalisation.Run(store, new(LdStudy.Gwas, [dataset], [new("1", 1_000_000, 1_100_000)]) { GwasSd = 1, Method = method }).Results);

    static SmrResult Smr(QtlStore store) => Assert.Single(SmrAnalysis.Run(store, new(LdStudy.Gwas, [LdStudy.Dataset]) { Ld = LdStudy.Panel }));
}
