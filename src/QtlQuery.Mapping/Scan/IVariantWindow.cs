namespace QtlQuery.Mapping.Scan;

/// <summary>Variants laid out for products with many columns of numbers at once. Single precision.</summary>
interface IVariantWindow : IDisposable
{
    /// <summary>Products of every variant with <see cref="LookupProducts.Width"/> columns.</summary>
    /// <param name="columns">Numbers without a part in the intercept, <see cref="LookupProducts.Width"/> side by side, sample after sample.</param>
    /// <param name="take">Called for one stretch of variants after the other.</param>
    void Multiply(AlignedBuffer<float> columns, ProductsTaker take);
}

/// <param name="first">Place of the first variant of the stretch in the window.</param>
/// <param name="products"><see cref="LookupProducts.Width"/> a variant; of the centred genotypes, not yet over the length of their residuals.</param>
delegate void ProductsTaker(int first, ReadOnlySpan<float> products);
