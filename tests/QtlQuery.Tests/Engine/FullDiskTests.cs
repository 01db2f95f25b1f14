using System.Diagnostics;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Engine;

/// <summary>A store on a disk of one megabyte. Needs the right to mount one; skipped without it.</summary>
public sealed class FullDiskTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly bool _mounted;

    public FullDiskTests()
    {
        Directory.CreateDirectory(_folder["disk"]);
        _mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder["disk"]);
    }

    [SkippableFact]
    public void A_full_disk_is_one_sentence_and_does_no_damage()
    {
        Skip.IfNot(_mounted, "a small disk cannot be mounted here (needs root on Linux)");
        var path = Path.Combine(_folder["disk"], "store");
        QtlStore.Create(path, GenomeBuild.GRCh38);
        var random = new Random(1);
        NominalRow Row(int i) => new("ENSG09900000001", "1", 1000 + i, PValue: $"0.{random.Next(100_000, 999_999)}", Beta: $"0.{random.Next(100_000, 999_999)}", Rsid: $"rs{random.Next(1, 1_000_000_000)}");
        var small = _folder["small_ge_liver.all.tsv"];
        File.WriteAllText(small, NominalRow.File(Enumerable.Range(1, 100).Select(Row)));
        var large = _folder["large_ge_liver.all.tsv"];
        File.WriteAllText(large, NominalRow.File(Enumerable.Range(1, 100_000).Select(Row)));
        Ingestion.Run(new(path, [small]));
        var before = Directory.GetFileSystemEntries(path, "*", SearchOption.AllDirectories).Order().ToList();

        var error = Assert.Throws<QtlQueryException>(() => Ingestion.Run(new(path, [large])));

        Assert.Contains("space", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("free space", error.Hint, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(path, "*", SearchOption.AllDirectories).Order());
        Assert.Empty(StoreCheck.Run(new(path)));
        using var store = QtlStore.Open(path);
        Assert.Equal(100, store.Query<long>("select count(*) from associations")[0]);
    }

    public void Dispose()
    {
        // A process that another test starts holds our open files until it has become the other program: a moment's "busy" is no leak.
        for (var tries = 0; _mounted && !Run("umount", _folder["disk"]); tries++)
        {
            Assert.True(tries < 50, "a file on the small disk stays open");
            Thread.Sleep(100);
        }

        _folder.Dispose();
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }
}
