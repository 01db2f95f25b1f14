using System.Diagnostics;

namespace QtlQuery.Tests.Mapping.Inputs;

/// <summary>The field's own programs, where a machine has them: what they write must be read.</summary>
static class OtherPrograms
{
    /// <summary>Runs a program; the test is skipped where the machine has not got it.</summary>
    public static void Run(string program, params string[] arguments)
    {
        Skip.IfNot(Array.Exists((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), folder => File.Exists(Path.Combine(folder, program))), $"no {program}");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }
}
