using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>The system's memory of files that were read.</summary>
static partial class PageCache
{
    const int DontNeed = 4; // POSIX_FADV_DONTNEED on Linux

    /// <summary>Asks the system to forget files, so that the next reader takes them from disk. Needs no rights; pages that someone has mapped stay.</summary>
    public static void Drop(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            using var handle = File.OpenHandle(file);
            if (Advise(handle, 0, 0, DontNeed) is not 0 and var code)
                throw new InvalidOperationException($"posix_fadvise on '{file}' failed with {code}");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
