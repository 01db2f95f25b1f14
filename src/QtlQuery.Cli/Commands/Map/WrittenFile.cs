using QtlQuery.Cli.Output;
using QtlQuery.Mapping.Writing;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Writes a file that is there whole or not at all, bgzipped where its name ends in .gz.</summary>
static class WrittenFile
{
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new NewFile(path);
        using (var plain = file.Create())
        {
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                using var blocks = new BlockGzipStream(plain);
                write(blocks);
            }
            else
            {
                write(plain);
            }
        }

        file.Complete();
    }
}
