namespace QtlQuery.Cli.Demo;

/// <summary>A measured quantity with variance near 1 that some variants influence.</summary>
static class Trait
{
    /// <summary>One centred value per person: the causal variants' shares of the variance, the rest noise.</summary>
    public static double[] Draw(int people, IEnumerable<(DemoGenotype Causal, double Share)> effects, RandomStream random)
    {
        var causes = effects.ToList();
        var noise = Math.Sqrt(1 - causes.Sum(effect => Math.Abs(effect.Share)));
        var trait = new double[people];
        for (var i = 0; i < people; i++)
            trait[i] = noise * random.Normal();

        foreach (var (causal, share) in causes)
        {
            var perCopy = Math.Sign(share) * Math.Sqrt(Math.Abs(share) * people / causal.SquareSum);
            for (var i = 0; i < people; i++)
                trait[i] += perCopy * causal.Centred[i];
        }

        var mean = trait.Average();
        for (var i = 0; i < people; i++)
            trait[i] -= mean;
        return trait;
    }
}
