using System.Diagnostics;
using System.Globalization;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>One process from start to end: what it took, and what it printed.</summary>
/// <remarks>Memory (VmHWM) is read from /proc every few milliseconds until the process is gone; CPU time is that of it and of those it waited for.</remarks>
sealed record ChildRun(double Seconds, double CpuSeconds, double PeakMegabytes, string Output)
{
    const int PollMilliseconds = 5;

    /// <summary>Runs a program to its end with its output kept.</summary>
    public static ChildRun Of(string program, params string[] arguments) => Run(program, arguments, keepOutput: true);

    /// <summary>Runs a program to its end with its output thrown away by the shell, so that no one has to read it.</summary>
    public static ChildRun WithoutOutput(string program, params string[] arguments) =>
        Run("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2> /dev/null", program, .. arguments], keepOutput: false);

    /// <summary>Runs this program again, with other arguments.</summary>
    public static ChildRun OfThisProgram(params string[] arguments) => Of(Environment.ProcessPath!, arguments);

    static ChildRun Run(string program, string[] arguments, bool keepOutput)
    {
        var before = ChildrenTime.Milliseconds;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = keepOutput })!;
        var output = keepOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        var peak = 0.0;
        while (!process.WaitForExit(PollMilliseconds))
            peak = Math.Max(peak, PeakOf(process.Id));
        var seconds = clock.Elapsed.TotalSeconds;
        var cpu = (ChildrenTime.Milliseconds - before) / 1000;
        return process.ExitCode == 0
            ? new(seconds, cpu, peak, output.Result.Trim())
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    static double PeakOf(int id)
    {
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // the process ended just now
        }
    }
}
