namespace QtlQuery.Benchmarks.Suites;

/// <summary>QTL mapping on the simulated cohorts of <c>mapping/make_data.py</c>.</summary>
static class MapSuite
{
    public static void Run(Arguments arguments, TextWriter output)
    {
        output.WriteLine("## QTL mapping");
        output.WriteLine();
        if (arguments["--part"] is "published")
        {
            PublishedMapping.Run(arguments["--data"] ?? throw new InvalidOperationException("--data names the folder of published data, such as ../shared/data"), output);
            return;
        }

        var data = arguments["--data"] ?? throw new InvalidOperationException("--data names a folder that mapping/make_data.py has filled");
        if (arguments["--part"] is null or "read")
            GenotypeReading.Run(data, output);
        if ((arguments["--part"] is null or "passes") && arguments.Program is { } program)
            MappingRuns.Run(data, program, output);
    }
}
