using System.Diagnostics;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>Programs of a Debian package that may not be there.</summary>
static class Tool
{
    /// <returns>What to tell of a program that is not there; null where it is.</returns>
    public static string? Missing(string program, string package) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)))
            ? null
            : $"{program} is not installed (apt-get install {package})";

    /// <summary>What a command of the shell prints, line by line.</summary>
    public static IEnumerable<string> Lines(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true })!;
        while (shell.StandardOutput.ReadLine() is { } line)
            yield return line;
        shell.WaitForExit();
        if (shell.ExitCode != 0)
            throw new InvalidOperationException($"'{script}' ended with {shell.ExitCode}");
    }
}
