namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Knows which allele of a variant is the reference's.</summary>
interface IReferenceAlleles : IDisposable
{
    AlleleMatch Match(SiteRow site);
}
