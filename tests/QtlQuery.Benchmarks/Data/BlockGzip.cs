using System.Diagnostics;

namespace QtlQuery.Benchmarks.Data;

/// <summary>Files as the field keeps them: compressed in blocks by <c>bgzip</c>, indexed by <c>tabix</c>.</summary>
static class BlockGzip
{
    /// <summary>The file takes its name when it is complete.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using (var file = File.Create(path + ".part"))
        using (var bgzip = Process.Start(new ProcessStartInfo("bgzip", ["-c"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!)
        {
            var copy = bgzip.StandardOutput.BaseStream.CopyToAsync(file);
            write(bgzip.StandardInput.BaseStream);
            bgzip.StandardInput.Close();
            copy.Wait();
            Succeed(bgzip);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>By chromosome (column 2) and position (column 3), as the eQTL Catalogue's files are.</summary>
    public static void Index(string path)
    {
        using var tabix = Process.Start("tabix", ["-f", "-s2", "-b3", "-e3", "-S1", path]);
        Succeed(tabix);
    }

    static void Succeed(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}");
    }
}
