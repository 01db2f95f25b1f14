namespace QtlQuery.Cli.Demo;

/// <summary>The 95 % credible set of a gene that has one causal variant, from approximate Bayes factors.</summary>
/// <remarks>Wakefield (2009), Genet. Epidemiol. 33:79, and Maller et al. (2012), Nat. Genet. 44:1294.</remarks>
sealed record DemoCredibleSet(IReadOnlyList<(DemoAssociation Association, double Posterior)> Members, double MinimumR2)
{
    const double Coverage = 0.95;
    const double PriorVariance = 0.15 * 0.15;

    public static DemoCredibleSet Of(IReadOnlyList<DemoAssociation> associations)
    {
        var logs = associations.Select(LogBayesFactor).ToArray();
        var greatest = logs.Max();
        var sum = logs.Sum(log => Math.Exp(log - greatest));
        var byPosterior = associations
            .Zip(logs, (association, log) => (Association: association, Posterior: Math.Exp(log - greatest) / sum))
            .OrderByDescending(member => member.Posterior)
            .ToList();

        var covered = 0.0;
        var size = 0;
        while (covered < Coverage && size < byPosterior.Count)
            covered += byPosterior[size++].Posterior;

        var members = byPosterior[..size];
        return new(members, members.Min(one => members.Min(other => one.Association.Genotype.R2(other.Association.Genotype))));
    }

    static double LogBayesFactor(DemoAssociation association)
    {
        var variance = association.StandardError * association.StandardError;
        var shrinkage = PriorVariance / (PriorVariance + variance);
        var z = association.Slope / association.StandardError;
        return 0.5 * (Math.Log(1 - shrinkage) + shrinkage * z * z);
    }
}
