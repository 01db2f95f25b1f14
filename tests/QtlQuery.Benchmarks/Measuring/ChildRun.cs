using System.Diagnostics;
using System.Globalization;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>One process from start to end: what it took, and what it printed.</summary>
/// <remarks>Memory (VmHWM) and CPU time are read from /proc every few milliseconds until the process is gone.</remarks>
sealed record ChildRun(double Seconds, double CpuSeconds, double PeakMegabytes, string Output)
{
    const int PollMilliseconds = 5;
    const double TicksASecond = 100;

    /// <summary>Runs a program to its end with its output kept.</summary>
    public static ChildRun Of(string program, params string[] arguments) => Run(program, arguments, keepOutput: true);

    /// <summary>Runs a program to its end with its output thrown away by the shell, so that no one has to read it.</summary>
    public static ChildRun WithoutOutput(string program, params string[] arguments) =>
        Run("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2> /dev/null", program, .. arguments], keepOutput: false);

    /// <summary>Runs this program again, with other arguments.</summary>
    public static ChildRun OfThisProgram(params string[] arguments) => Of(Environment.ProcessPath!, arguments);

    static ChildRun Run(string program, string[] arguments, bool keepOutput)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = keepOutput })!;
        var output = keepOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        var (cpu, peak) = (0.0, 0.0);
        while (!process.WaitForExit(PollMilliseconds))
        {
            cpu = Math.Max(cpu, CpuOf(process.Id));
            peak = Math.Max(peak, PeakOf(process.Id));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new(seconds, cpu, peak, output.Result.Trim())
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    // Fields 14 and 15 of stat, counted from 1, behind the name in parentheses.
    static double CpuOf(int id)
    {
        var stat = Read($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13 ? 0 : (Number(fields[11]) + Number(fields[12])) / TicksASecond;
    }

    static double PeakOf(int id)
    {
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : Number(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
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

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
