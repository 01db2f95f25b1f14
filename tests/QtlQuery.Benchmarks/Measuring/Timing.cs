using System.Diagnostics;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>What a piece of work took, by the clock and in CPU time of this process and of those it started.</summary>
readonly record struct Timing(double Milliseconds, double CpuMilliseconds)
{
    public static Timing Of(Action work)
    {
        var clock = Stopwatch.StartNew();
        var cpu = Cpu();
        work();
        return new(clock.Elapsed.TotalMilliseconds, Cpu() - cpu);
    }

    static double Cpu() => Environment.CpuUsage.TotalTime.TotalMilliseconds + ChildrenTime.Milliseconds;
}
