namespace QtlQuery.Mapping.Scan;

/// <summary>The variants that a trait is tested with, laid out for products with many permuted traits.</summary>
interface IVariantWindow : IDisposable
{
    /// <summary>The largest squared correlation of any variant with each of <see cref="LookupProducts.Width"/> columns.</summary>
    /// <param name="columns">Residuals of a trait of unit length, <see cref="LookupProducts.Width"/> side by side, sample after sample.</param>
    /// <param name="largest">Gets one number a column; 0 where the window has no variant.</param>
    void LargestSquares(AlignedBuffer<float> columns, Span<float> largest);
}
