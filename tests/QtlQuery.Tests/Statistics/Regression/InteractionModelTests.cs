using QtlQuery.Statistics.Regression;

namespace QtlQuery.Tests.Statistics.Regression;

public sealed class InteractionModelTests
{
    [SkippableTheory]
    [InlineData("no_covariates")]
    [InlineData("covariates4")]
    public void Effects_of_genotype_context_and_interaction_agree_with_Rs(string id)
    {
        var folder = $"07-linear-regression/interaction/{id}";
        var context = ReferenceTable.Columns($"{folder}/interaction.tsv")[0].Values;
        var basis = CovariateBasis.Of(context.Length, ReferenceTable.IfThere(folder, "covariates.tsv").Select(row => row.Values));
        var model = new InteractionModel(basis, [context]);
        var fits = ReferenceTable.Read($"{folder}/genotypes.tsv").ToDictionary(row => row.Id, row => model.Fit(row.Values));
        var traits = ReferenceTable.Read($"{folder}/phenotypes.tsv").ToDictionary(row => row.Id, row => row.Values);
        Assert.All(traits.Values, trait => basis.Residualise(trait));
        foreach (var row in ReferenceCases.Rows($"{folder}/expected.tsv"))
        {
            Assert.Equal(row.Number("dof"), fits[row["variant"]].Df);
            var effects = fits[row["variant"]].Effects(traits[row["phenotype"]]);
            Agrees(row, "g", effects.Genotype);
            Agrees(row, "i", effects.Contexts[0]);
            Agrees(row, "gi", effects.Interactions[0]);
        }
    }

    static void Agrees(Dictionary<string, string> row, string name, LinearEffect effect)
    {
        var error = row.Number($"b_{name}_se");
        Close.To(error, effect.StandardError, 1e-10);
        Assert.Equal(row.Number($"b_{name}"), effect.Slope, 1e-10 * error);
        Assert.Equal(row.Number($"t_{name}"), effect.T, 1e-9);
        Assert.Equal(row.Number($"log10p_{name}"), -effect.NegLog10P, 1e-9);
    }

    static readonly double[] Genotype = [0, 1, 2, 0, 1, 2, 0, 1, 2, 1];
    static readonly double[] First = [1, 0, 0, 1, 1, 0, 1, 0, 1, 0];
    static readonly double[] Second = [0.5, 2, 1, 3, 0, 2.5, 1, 1.5, 2, 3];

    // The trait is made of known effects without noise, so that they come back.
    [Fact]
    public void Several_contexts_in_one_model_each_get_their_own_interaction()
    {
        var trait = Genotype.Select((g, i) => 7 + 2 * g - First[i] + 0.5 * Second[i] + 3 * g * First[i] - 0.25 * g * Second[i]).ToArray();
        var basis = CovariateBasis.Of(10, []);
        basis.Residualise(trait);
        var fit = new InteractionModel(basis, [First, Second]).Fit(Genotype);
        Assert.Equal(10 - 2 - 2 * 2, fit.Df);
        var effects = fit.Effects(trait);
        Assert.Equal(2, effects.Genotype.Slope, 1e-13);
        Assert.Equal([-1, 0.5], effects.Contexts.Select(effect => Math.Round(effect.Slope, 12)));
        Assert.Equal([3, -0.25], effects.Interactions.Select(effect => Math.Round(effect.Slope, 12)));
    }

    // Carriers are only where the context is 0: genotype × context is 0 everywhere.
    [Fact]
    public void An_interaction_that_cannot_be_told_is_not_a_number()
    {
        var basis = CovariateBasis.Of(10, []);
        double[] carriers = [0, 1, 1, 0, 0, 2, 0, 1, 0, 0], trait = [1, 4, 2, 6, 5, 3, 8, 9, 7, 0];
        basis.Residualise(trait);
        var fit = new InteractionModel(basis, [First]).Fit(carriers);
        Assert.Equal(7, fit.Df);
        var effects = fit.Effects(trait);
        Assert.Equal(double.NaN, effects.Interactions[0].Slope);
        Assert.True(double.IsFinite(effects.Genotype.T));
    }
}
