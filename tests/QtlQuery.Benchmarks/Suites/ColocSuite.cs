using System.Globalization;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>Colocalisation: of prepared pairs, from raw associations, and again under other priors.</summary>
static class ColocSuite
{
    public static void Run(Arguments arguments, TextWriter output)
    {
        output.WriteLine("## Colocalisation");
        output.WriteLine();
        if (arguments["--part"] is null or "kernel")
            ColocKernel.Run(output);
        if (arguments["--part"] is null or "study")
            ColocStudy.Measure(arguments, output);
        if (arguments["--part"] is null or "priors")
            ColocPriors.Run(arguments, output);
    }

    internal static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Short(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
