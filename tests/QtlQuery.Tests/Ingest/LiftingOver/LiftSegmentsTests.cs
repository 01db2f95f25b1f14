using QtlQuery.Ingest.LiftingOver;

namespace QtlQuery.Tests.Ingest.LiftingOver;

public sealed class LiftSegmentsTests
{
    [Fact]
    public void Bases_that_two_chains_lead_apart_are_ambiguous_and_the_others_are_not() => Assert.Equal(
        [Certain(1, 4, 101), Ambiguous(5, 10), Certain(11, 20, 211)],
        Of(new("1", 1, 10, "1", 101, false), new("1", 5, 20, "1", 205, false)));

    [Fact]
    public void A_chain_within_another_cuts_it_in_two() => Assert.Equal(
        [Certain(1, 4, 101), Ambiguous(5, 6), Certain(7, 20, 107)],
        Of(new("1", 1, 20, "1", 101, false), new("1", 5, 6, "2", 1, false)));

    [Fact]
    public void Chains_that_say_the_same_are_one() => Assert.Equal(
        [Certain(1, 30, 101)],
        Of(new("1", 1, 20, "1", 101, false), new("1", 1, 20, "1", 101, false), new("1", 11, 30, "1", 111, false)));

    [Fact]
    public void Blocks_that_go_on_without_a_gap_are_one() => Assert.Equal(
        [Certain(1, 20, 101), Certain(21, 25, 122)],
        Of(new("1", 11, 20, "1", 111, false), new("1", 1, 10, "1", 101, false), new("1", 21, 25, "1", 122, false)));

    [Fact]
    public void Reverse_blocks_that_go_on_count_downwards_together() => Assert.Equal(
        [new LiftSegment(new("1", 1, 20, "1", 120, true), false)],
        Of(new("1", 1, 10, "1", 120, true), new("1", 11, 20, "1", 110, true)));

    [Fact]
    public void A_base_that_lies_on_both_strands_of_one_place_is_ambiguous() => Assert.Equal(
        [new LiftSegment(new("1", 5, 5, null, 0, false), true)],
        Of(new("1", 5, 5, "1", 100, false), new("1", 5, 5, "1", 100, true)));

    [Fact]
    public void A_contig_counts_only_where_no_chain_leads_to_a_chromosome() => Assert.Equal(
        [new LiftSegment(new("1", 1, 4, null, 0, false), false), Certain(5, 6, 101), new LiftSegment(new("1", 7, 10, null, 0, false), false)],
        Of(new("1", 1, 10, null, 50, false), new("1", 2, 3, null, 900, true), new("1", 5, 6, "1", 101, false)));

    [Fact]
    public void Chromosomes_do_not_touch_each_other() => Assert.Equal(
        [Certain(1, 10, 101), new LiftSegment(new("2", 5, 15, "1", 101, false), false)],
        Of(new("2", 5, 15, "1", 101, false), new("1", 1, 10, "1", 101, false)));

    static IReadOnlyList<LiftSegment> Of(params LiftBlock[] blocks) => LiftSegments.Of(blocks);

    static LiftSegment Certain(int start, int end, int target) => new(new("1", start, end, "1", target, false), false);

    static LiftSegment Ambiguous(int start, int end) => new(new("1", start, end, null, 0, false), true);
}
