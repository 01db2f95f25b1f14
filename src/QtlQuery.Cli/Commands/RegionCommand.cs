using QtlQuery.Core;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery region</c> looks a stretch of a chromosome up in every dataset.</summary>
static class RegionCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LookupCommand { One = StoreLookup.Region, Many = StoreLookup.Regions, Region = region => GenomicRegion.Parse(region) }.Create(
            session,
            common,
            "region",
            "Print the associations within a region, or a list of them, in every dataset, by position",
            "qtlquery region 1:109000000-109500000 --store gtex.store",
            "chromosome:start-end, 1-based, both ends included");
}
