namespace QtlQuery.Statistics.Genotypes;

/// <summary>The exact test of Hardy-Weinberg proportions: how likely heterozygotes are to be as unlikely in number, given the alleles counted.</summary>
/// <remarks>
/// Wigginton, Cutler and Abecasis (2005), Am. J. Hum. Genet. 76:887; mid-p: Graffelman and Moreno (2013), Stat. Appl. Genet. Mol. Biol. 12:433.
/// Numbers of heterozygotes exactly as likely as the observed belong to the tail, and count half in a mid-p, as in PLINK.
/// </remarks>
public static class HardyWeinberg
{
    /// <summary>Ratios of whole numbers, multiplied up, are this near to equal where they are equal.</summary>
    const double Slack = 1e-12;

    /// <summary>Terms below this share of the sum change no digit of it.</summary>
    const double Negligible = 1e-19;

    /// <summary>A power of 2 by which terms are scaled while they grow, which rounds nothing.</summary>
    const int Scale = 500;

    const double Ln2 = 0.693147180559945309;

    /// <summary>Natural logarithm of the p-value; without any genotype p is 1, and mid-p 1/2.</summary>
    /// <param name="heterozygotes">Samples with both alleles.</param>
    /// <param name="homozygotes1">Samples with two copies of one allele.</param>
    /// <param name="homozygotes2">Samples with two copies of the other.</param>
    /// <param name="mid">Whether what is as likely as the observation counts half.</param>
    public static double LogP(int heterozygotes, int homozygotes1, int homozygotes2, bool mid = false)
    {
        if (heterozygotes < 0 || homozygotes1 < 0 || homozygotes2 < 0)
            throw new ArgumentOutOfRangeException(nameof(heterozygotes), "counts of samples are not negative");

        var (rare, common) = (Math.Min(homozygotes1, homozygotes2), Math.Max(homozygotes1, homozygotes2));
        var tail = new Tail(mid);
        tail.AddObserved();
        tail.Walk(heterozygotes, rare, common, up: true);
        tail.Walk(heterozygotes, rare, common, up: false);
        return tail.LogP();
    }

    /// <summary>Probabilities over the observed one's, as sums of those at most as likely and of those likelier.</summary>
    struct Tail(bool mid)
    {
        double _tail;
        double _leftOut; // the halves that a mid-p does not count
        double _likelier;
        int _likelierScale;

        public void AddObserved() => AddToTail(1);

        /// <summary>Adds the numbers of heterozygotes on one side, two at a time, until they end or are negligible.</summary>
        public void Walk(int heterozygotes, int rare, int common, bool up)
        {
            double term = 1;
            var scale = 0;
            while (up ? rare > 0 : heterozygotes > 1)
            {
                if (up)
                {
                    term *= 4.0 * rare / (heterozygotes + 2) * ((double)common / (heterozygotes + 1));
                    (heterozygotes, rare, common) = (heterozygotes + 2, rare - 1, common - 1);
                }
                else
                {
                    term *= heterozygotes / (4.0 * (rare + 1)) * ((heterozygotes - 1.0) / (common + 1));
                    (heterozygotes, rare, common) = (heterozygotes - 2, rare + 1, common + 1);
                }

                if (term > Math.ScaleB(1, Scale))
                    (term, scale) = (Math.ScaleB(term, -Scale), scale + 1);
                else if (term < 1 && scale > 0)
                    (term, scale) = (Math.ScaleB(term, Scale), scale - 1);

                if (scale == 0 && term <= 1 + Slack)
                {
                    // once it falls it keeps falling: the distribution has one peak
                    if (term < Negligible * _tail)
                        return;
                    AddToTail(term);
                }
                else
                {
                    AddLikelier(term, scale);
                }
            }
        }

        void AddToTail(double term)
        {
            var half = mid && term >= 1 - Slack ? term / 2 : 0;
            _tail += term - half;
            _leftOut += half;
        }

        void AddLikelier(double term, int scale)
        {
            if (scale > _likelierScale)
                (_likelier, _likelierScale) = (Math.ScaleB(_likelier, Scale * (_likelierScale - scale)), scale);
            _likelier += Math.ScaleB(term, Scale * (scale - _likelierScale));
        }

        public readonly double LogP()
        {
            if (_likelierScale > 0)
                return Math.Log(_tail) - Math.Log(_likelier) - _likelierScale * Scale * Ln2;
            var (other, all) = (_likelier + _leftOut, _tail + _likelier + _leftOut);
            return other < 0.5 * all ? LogOnePlus.Of(-other / all) : Math.Log(_tail / all);
        }
    }
}
