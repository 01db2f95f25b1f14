using QtlQuery.Statistics;

namespace QtlQuery.Cli.Demo;

/// <summary>A gene's lead variant, and how often chance gives one as strong.</summary>
/// <param name="Beta">Distribution of the least p-value under permutation.</param>
/// <param name="PermutationP">Share of permutations with a lead as strong, the observed data counted in.</param>
/// <param name="NegLog10PBeta">The same from the fitted distribution.</param>
sealed record DemoEGene(DemoGene Gene, int VariantsTested, DemoAssociation Lead, BetaDistribution Beta, double PermutationP, double NegLog10PBeta)
{
    const double Ln10 = 2.302585092994045684;

    public static DemoEGene Of(DemoGene gene, DemoContext context, PermutationTest test)
    {
        var associations = context.Associations(gene);
        var lead = associations.MaxBy(association => association.NegLog10P)!;
        var logP = -Ln10 * lead.NegLog10P;
        var permuted = test.LeastPValues([.. associations.Select(association => association.Genotype)], context.Trait(gene));
        var asStrong = permuted.Count(p => Math.Log(p) <= logP);
        var beta = BetaDistribution.FromMoments(permuted);
        return new(gene, associations.Count, lead, beta, (1 + asStrong) / (1.0 + permuted.Count), -beta.LogCumulative(logP) / Ln10);
    }
}
