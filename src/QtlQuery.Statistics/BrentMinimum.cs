namespace QtlQuery.Statistics;

/// <summary>The least value of a function of one number between two bounds, without derivatives.</summary>
/// <remarks>
/// Brent (1973), Algorithms for Minimization without Derivatives, chapter 5: a parabola's step where it is trusted, else the golden section's.
/// </remarks>
static class BrentMinimum
{
    const double GoldenSection = 0.381966011250105152;

    /// <param name="tolerance">Of the place; below the square root of 1e-16 times its size there is nothing to gain.</param>
    public static double Find(Func<double, double> function, double low, double high, double tolerance)
    {
        var best = low + GoldenSection * (high - low);
        var (second, third) = (best, best);
        var bestValue = function(best);
        var (secondValue, thirdValue) = (bestValue, bestValue);
        double step = 0, stepBefore = 0;

        while (true)
        {
            var middle = 0.5 * (low + high);
            var least = 1.490116119384766e-8 * Math.Abs(best) + tolerance / 3;
            if (Math.Abs(best - middle) <= 2 * least - 0.5 * (high - low))
                return best;

            var parabola = Parabola();
            if (parabola is { } move && Math.Abs(move) < 0.5 * Math.Abs(stepBefore) && best + move > low && best + move < high)
            {
                stepBefore = step;
                step = best + move - low < 2 * least || high - best - move < 2 * least ? Math.CopySign(least, middle - best) : move;
            }
            else
            {
                stepBefore = (best < middle ? high : low) - best;
                step = GoldenSection * stepBefore;
            }

            var tried = best + (Math.Abs(step) >= least ? step : Math.CopySign(least, step));
            Take(tried, function(tried));
        }

        // The step to the bottom of the parabola through the three best places.
        double? Parabola()
        {
            if (Math.Abs(stepBefore) <= 1.490116119384766e-8 * Math.Abs(best) + tolerance / 3)
                return null;

            var r = (best - second) * (bestValue - thirdValue);
            var q = (best - third) * (bestValue - secondValue);
            var above = (best - third) * q - (best - second) * r;
            var below = 2 * (q - r);
            return below == 0 ? null : -above / below;
        }

        void Take(double place, double value)
        {
            if (value <= bestValue)
            {
                if (place < best)
                    high = best;
                else
                    low = best;
                (third, thirdValue, second, secondValue, best, bestValue) = (second, secondValue, best, bestValue, place, value);
                return;
            }

            if (place < best)
                low = place;
            else
                high = place;
            if (value <= secondValue || second == best)
                (third, thirdValue, second, secondValue) = (second, secondValue, place, value);
            else if (value <= thirdValue || third == best || third == second)
                (third, thirdValue) = (place, value);
        }
    }
}
