namespace QtlQuery.Statistics.FineMapping;

/// <summary>Leads of independent signals, one after the other.</summary>
/// <remarks>Wallace (2020), PLoS Genet. 16:e1008720; R package coloc, finemap.signals.</remarks>
public static class StepwiseSignals
{
    /// <summary>Each next lead is the variant whose |z| most exceeds what the leads before it explain, away from them by LD. Signs may be unknown.</summary>
    public static LeadSignal[] ByMasking(ReadOnlySpan<double> z, LdMatrix ld, StepwiseOptions options)
    {
        RequireSameSize(z.Length, ld);
        var leads = new List<LeadSignal>();
        while (leads.Count < options.MaximalSignals)
        {
            var masked = Masked(ld, [.. leads.Select(lead => lead.Variant)], options.MaskingR2);
            var (best, excess) = (-1, double.NegativeInfinity);
            for (var i = 0; i < z.Length; i++)
            {
                var explained = 0.0;
                foreach (var lead in leads)
                    explained += ld[i, lead.Variant] * Math.Abs(z[lead.Variant]);
                if (!masked[i] && Math.Abs(z[i]) - Math.Abs(explained) is var surplus && surplus > excess)
                    (best, excess) = (i, surplus);
            }

            if (best < 0 || !IsSignificant(z[best], options))
                break;
            leads.Add(new(best, z[best]));
        }

        return [.. leads];
    }

    /// <summary>Each next lead is the variant of the largest |z| given all leads before it. LD must count the alleles of the effects.</summary>
    public static LeadSignal[] ByConditioning(QuantitativeEffects effects, LdMatrix ld, StepwiseOptions options)
    {
        var leads = new List<LeadSignal>();
        while (leads.Count < options.MaximalSignals)
        {
            var given = ConditionalEffects.Of(effects, ld, [.. leads.Select(lead => lead.Variant)]);
            var best = 0;
            for (var i = 1; i < given.Beta.Length; i++)
                best = Math.Abs(given.Z(i)) > Math.Abs(given.Z(best)) ? i : best;
            if (!IsSignificant(given.Z(best), options))
                break;
            leads.Add(new(best, given.Z(best)));
        }

        return [.. leads];
    }

    /// <summary>True for the variants whose r² with any of the leads is larger.</summary>
    public static bool[] Masked(LdMatrix ld, ReadOnlySpan<int> leads, double r2)
    {
        var masked = new bool[ld.Variants];
        foreach (var lead in leads)
        {
            for (var i = 0; i < masked.Length; i++)
                masked[i] |= ld[lead, i] * ld[lead, i] > r2;
        }

        return masked;
    }

    static bool IsSignificant(double z, StepwiseOptions options) => NormalTail.LogTwoSided(z) <= Math.Log(options.LargestP);

    static void RequireSameSize(int variants, LdMatrix ld)
    {
        if (variants != ld.Variants)
            throw new ArgumentException($"{variants} variants, but LD of {ld.Variants}.", nameof(ld));
    }
}
