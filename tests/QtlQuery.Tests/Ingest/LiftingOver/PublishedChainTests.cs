using QtlQuery.Engine;
using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>Ensembl's chains between GRCh37 and GRCh38. Numbers were counted, and positions lifted, by a separate program that tries every block. Skipped where the files are not.</summary>
public sealed class PublishedChainTests : IDisposable
{
    readonly WorkDatabase _database = WorkDatabase.Open(new() { Threads = 2 });

    [SkippableTheory]
    [InlineData("GRCh37_to_GRCh38", "GRCh37", "GRCh38", 3004, 36_768, 47_341)]
    [InlineData("GRCh38_to_GRCh37", "GRCh38", "GRCh37", 22_364, 38_592, 72_550)]
    public void All_blocks_are_read(string file, string from, string to, int chains, int blocks, int contigBlocks)
    {
        var chain = Read(file);
        Assert.Equal((from, to, chains, blocks, contigBlocks), (chain.From?.Name, chain.To?.Name, chain.Chains, chain.Blocks.Count, chain.ContigBlocks));
        Assert.DoesNotContain(LiftSegments.Of(chain.Blocks), segment => segment.IsAmbiguous);
    }

    // Each chain stands there twice, for 1 and for chr1.
    [SkippableTheory]
    [InlineData("GRCh37_to_GRCh38", 2_844_848_882, 0)]
    [InlineData("GRCh38_to_GRCh37", 2_844_848_882, 7_522_461)]
    public void Every_base_is_covered_once(string file, long onChromosomes, long onContigsOnly)
    {
        var segments = LiftSegments.Of(Read(file).Blocks);
        long Bases(bool onContigs) => segments.Where(segment => segment.Block.TargetChromosome is null == onContigs).Sum(segment => segment.Block.End - segment.Block.Start + 1L);
        Assert.Equal((onChromosomes, onContigsOnly), (Bases(false), Bases(true)));
    }

    [SkippableTheory]
    [InlineData("rs12740374", "1", 109817590, 109274968)]
    [InlineData("rs7412", "19", 45412079, 44908822)]
    [InlineData("rs1801133", "1", 11856378, 11796321)]
    public void Variants_lie_where_dbSNP_has_them(string rsid, string chromosome, int on37, int on38)
    {
        Assert.Equal((chromosome, on38, false), Lifted("GRCh37_to_GRCh38", on37));
        Assert.Equal((chromosome, on37, false), Lifted("GRCh38_to_GRCh37", on38));

        (string, int, bool) Lifted(string file, int position)
        {
            using var database = WorkDatabase.Open(new() { Threads = 2 });
            var lift = LiftOver.Create(database, Read(file));
            return Assert.Single(database.Query<(string, int, bool)>(
                $"select chromosome, position, lifted_reverse from ({lift.Select($"(select '{chromosome}' as chromosome, {position} as position, 'C' as ref, 'T' as alt, '{rsid}' as rsid)")})"));
        }
    }

    // Every 300,007th base. 92 % of them can be lifted, and all of those come back.
    [SkippableTheory]
    [InlineData("GRCh37_to_GRCh38", "GRCh38_to_GRCh37", 10_327, 849, 0, 9_478, 27)]
    [InlineData("GRCh38_to_GRCh37", "GRCh37_to_GRCh38", 10_304, 797, 21, 9_486, 29)]
    public void Whatever_comes_back_from_the_other_build_is_itself(string there, string back, int positions, int withoutCounterpart, int onContigs, int lifted, int reverse)
    {
        var chain = Read(there);
        var ends = string.Join(", ", chain.Blocks.GroupBy(block => block.Chromosome).Select(group => $"('{group.Key}', {group.Max(block => block.End)})"));
        var first = LiftOver.Create(_database, chain).Select(
            $"(select name as chromosome, unnest(range(1, last + 1, 300007))::integer as position, 'A' as ref, 'G' as alt from (values {ends}) as chromosomes(name, last))");
        _database.Execute($"create temp table there as {first}");
        Assert.Equal(
            (positions, withoutCounterpart, onContigs, lifted, reverse),
            _database.Query<(long, long, long, long, long)>("""
                select count(*), count_if(lift_refusal like '%has no counterpart%'), count_if(lift_refusal like '%contig%'), count_if(lift_refusal is null), count_if(lifted_reverse)
                from there
                """)[0]);

        _database.Execute("drop table lift_stretches");
        var second = LiftOver.Create(_database, Read(back)).Select(
            "(select chromosome, position, ref, alt, source_chromosome as first_chromosome, source_position as first_position, lifted_reverse as first_reverse from there where lift_refusal is null)");
        Assert.Equal(
            (lifted, lifted),
            _database.Query<(long, long)>($"""
                select count_if(lift_refusal is null),
                    count_if(chromosome = first_chromosome and position = first_position and ref = 'A' and alt = 'G' and lifted_reverse = first_reverse)
                from ({second})
                """)[0]);
    }

    public void Dispose() => _database.Dispose();

    static ChainFile Read(string name)
    {
        Skip.If(Repository.Shared is null, "The shared data are not here.");
        var path = Path.Combine(Repository.Shared, "data", "mungesumstats", $"{name}.chain.gz");
        Skip.IfNot(File.Exists(path), "The chain files are not here.");
        return ChainFile.Read(path);
    }
}
