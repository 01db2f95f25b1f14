using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

/// <summary>What holds for any chains, against a lift-over that goes base by base.</summary>
public sealed class LiftOverPropertyTests
{
    [Fact]
    public void A_base_goes_where_the_chains_that_have_it_agree_that_it_goes() => Check(GeneratedChain.Several, chains =>
    {
        var lifted = Lift(chains, "A");
        foreach (var row in lifted)
            Assert.Equal(Naive(chains, row.SourceChromosome!, row.SourcePosition!.Value), Outcome(row));
        Assert.Equal(2 * GeneratedChain.Size, lifted.Count);
    });

    // Forward, its bases are neighbours on the other side; reverse, they are neighbours the other way round, and the last comes first.
    [Fact]
    public void A_longer_reference_allele_goes_only_where_all_its_bases_go_together() => Check(GeneratedChain.Several, chains =>
    {
        foreach (var row in Lift(chains, "ACG").Where(row => row.SourcePosition <= GeneratedChain.Size - 2))
        {
            var places = Enumerable.Range(row.SourcePosition!.Value, 3).Select(position => Naive(chains, row.SourceChromosome!, position)).ToArray();
            if (places[0].Chromosome is null)
                Assert.Equal(places[0].Refusal, row.LiftRefusal);
            else if (IsRun(places, 1))
                Assert.Equal((places[0].Chromosome, places[0].Position, "ACG", "TTA"), (row.Chromosome, row.Position, row.Ref, row.Alt));
            else if (IsRun(places, -1))
                Assert.Equal((places[0].Chromosome, places[2].Position, "CGT", "TAA"), (row.Chromosome, row.Position, row.Ref, row.Alt));
            else
                Assert.Equal("the reference allele is split by the chain", row.LiftRefusal);
        }

        static bool IsRun(Place[] places, int step) =>
            places.Select((place, i) => place == places[0] with { Position = places[0].Position + (i * step), Reverse = step < 0 }).All(goesOn => goesOn);
    });

    [Fact]
    public void A_position_lifted_there_and_back_is_itself_unless_another_landed_on_it() => Check(GeneratedChain.Several, chains =>
    {
        var inverse = chains.Select(chain => chain.Inverse()).ToArray();
        var there = Lift(chains, "A").Where(row => row.LiftRefusal is null).ToArray();
        var back = Lift(inverse, "A", "1", "2", "MT").ToDictionary(row => (row.SourceChromosome, row.SourcePosition));
        foreach (var row in there)
        {
            var origins = chains
                .Where(chain => Chromosome.Name(chain.Target) == row.Chromosome && Chromosome.Name(chain.Source) is not null)
                .SelectMany(chain => chain.Bases().Where(at => at.Target == row.Position).Select(at => (Chromosome.Name(chain.Source), at.Source, chain.Reverse)))
                .Distinct().Count();
            var returned = back[(row.Chromosome, row.Position)];
            if (origins == 1)
                Assert.Equal((null, row.SourceChromosome, row.SourcePosition), (returned.LiftRefusal, returned.Chromosome, returned.Position));
            else
                Assert.StartsWith("its position maps to several places", returned.LiftRefusal, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_order_of_blocks_does_not_matter() => Check(from chains in GeneratedChain.Several from order in Gen.Shuffle(chains) select (chains, order), asked =>
        Assert.Equal(Segments(asked.chains), Segments(asked.order)));

    [Fact]
    public void Segments_never_overlap_and_stand_in_order() => Check(GeneratedChain.Several, chains =>
    {
        var segments = Segments(chains);
        Assert.All(segments, segment => Assert.InRange(segment.Block.Start, 1, segment.Block.End));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.True(
            string.CompareOrdinal(pair.First.Block.Chromosome, pair.Second.Block.Chromosome) < 0
            || (pair.First.Block.Chromosome == pair.Second.Block.Chromosome && pair.First.Block.End < pair.Second.Block.Start)));
    });

    static void Check<T>(Gen<T> values, Action<T> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20_240, 11));

    static IReadOnlyList<LiftSegment> Segments(GeneratedChain[] chains) => LiftSegments.Of(Read(chains).Blocks);

    static ChainFile Read(GeneratedChain[] chains) => WrittenChain.Read(string.Concat(chains.Select(chain => chain.Text())));

    static IReadOnlyList<LiftedRow> Lift(GeneratedChain[] chains, string reference, params string[] chromosomes)
    {
        using var database = WorkDatabase.Open(new() { Threads = 2 });
        var lift = LiftOver.Create(database, Read(chains));
        var names = string.Join(", ", (chromosomes is [] ? ["1", "X"] : chromosomes).Select(name => $"'{name}'"));
        return database.Query<LiftedRow>($"""
            select chromosome, position, ref, alt, lift_refusal, lifted_reverse, source_chromosome, source_position, 0 as number
            from ({lift.Select($"(select unnest([{names}]) as chromosome, i::integer as position, '{reference}' as ref, 'TTA'[:{reference.Length}] as alt from range(1, {GeneratedChain.Size + 1}) as positions(i))")})
            """);
    }

    static Place Outcome(LiftedRow row) => row.LiftRefusal is null ? new(row.Chromosome, row.Position, row.LiftedReverse, null) : new(null, null, null, row.LiftRefusal);

    static Place Naive(GeneratedChain[] chains, string chromosome, int position)
    {
        var places = chains
            .Where(chain => Chromosome.Name(chain.Source) == chromosome)
            .SelectMany(chain => chain.Bases().Where(at => at.Source == position).Select(at => (Chromosome: Chromosome.Name(chain.Target), at.Target, chain.Reverse)))
            .Distinct().ToArray();
        var onChromosomes = places.Where(place => place.Chromosome is not null).ToArray();
        return onChromosomes switch
        {
            [var (name, target, reverse)] => new(name, target, reverse, null),
            [] when places.Length == 0 => new(null, null, null, "its position has no counterpart on the build that the chain leads to"),
            [] => new(null, null, null, "lifts to a contig that is no chromosome"),
            _ => new(null, null, null, "its position maps to several places on the build that the chain leads to"),
        };
    }

    /// <summary>Where a base goes, or why it goes nowhere.</summary>
    sealed record Place(string? Chromosome, int? Position, bool? Reverse, string? Refusal);
}
