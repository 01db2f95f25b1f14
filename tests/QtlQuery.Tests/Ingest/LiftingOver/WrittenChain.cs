using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>Chain files made by hand.</summary>
static class WrittenChain
{
    /// <summary>One of each kind. What it means, from 1 and with both ends:</summary>
    /// <remarks>
    /// 1:11-20 to 1:21-30, 1:21-25 nowhere, 1:26-40 to 1:31-45, an insertion of five bases, 1:41-50 to 1:51-60;
    /// 1:46-50 to 3:1-5 as well; 1:61-80 to 2:170-151 on the other strand; 1:81-90 to a contig.
    /// </remarks>
    public const string OfEachKind = """
        # made by hand

        chain 100 chr1 100 + 10 50 chr1 120 + 20 60 1
        10 5 0
        15	0	5
        10

        chain 90 chr1 100 + 60 80 chr2 200 - 30 50 2
        20

        chain 80 1 100 + 80 90 chr1_KI270706v1_random 175055 + 0 10 3
        10
        chain 70.5 1 100 + 45 50 3 50 + 0 5
        5
        """;

    public static ChainFile Read(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["some.chain"], text);
        return ChainFile.Read(folder["some.chain"]);
    }
}
