namespace QtlQuery.Tests;

/// <summary>What a person sees or a file becomes, kept under <c>tests/golden</c> and read like code when it changes.</summary>
static class Golden
{
    /// <summary>Fails where the text is not that of the file. With <c>QTLQUERY_ACCEPT=1</c> it writes the file instead.</summary>
    /// <param name="file">Path below <c>tests/golden</c>, with its ending.</param>
    public static void Check(string file, string actual)
    {
        var path = Repository.Path("tests", "golden", file);
        if (Environment.GetEnvironmentVariable("QTLQUERY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no {file}: accept it with QTLQUERY_ACCEPT=1, and read it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
