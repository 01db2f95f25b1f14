using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>A trait under 32 permutations side by side, each freed of the covariates and of unit length. Single precision.</summary>
sealed class PermutedColumns : IDisposable
{
    const int Width = LookupProducts.Width;

    readonly ModelBasis _basis;
    readonly PermutationSet _permutations;
    readonly int _samples;
    readonly AlignedBuffer<float> _model;

    public PermutedColumns(ModelBasis basis, PermutationSet permutations)
    {
        (_basis, _permutations, _samples) = (basis, permutations, basis.Samples);
        Values = new(_samples * Width);
        _model = new(basis.Columns.Count * _samples);
        for (var column = 0; column < basis.Columns.Count; column++)
        {
            for (var sample = 0; sample < _samples; sample++)
                _model.Span[column * _samples + sample] = (float)basis.Columns[column][sample];
        }
    }

    /// <summary>32 values a sample.</summary>
    public AlignedBuffer<float> Values { get; }

    /// <param name="trait">Values as they were measured, less their mean, so that no intercept is in them, and of about unit length, so that none is beyond single precision.</param>
    /// <param name="first">The first of the permutations; columns past the last one are 0.</param>
    public void Fill(ReadOnlySpan<float> trait, int first)
    {
        var values = Values.Span;
        var count = Math.Min(Width, _permutations.Count - first);
        if (count < Width)
            values.Clear();
        for (var column = 0; column < count; column++)
        {
            var order = _permutations.Order(first + column);
            for (var sample = 0; sample < _samples; sample++)
                values[sample * Width + column] = trait[order[sample]];
        }

        for (var column = 0; column < _basis.Columns.Count; column++)
            Residualise(ref Unsafe.Add(ref _model.First, column * _samples));
        Normalise();
    }

    public void Dispose()
    {
        Values.Dispose();
        _model.Dispose();
    }

    // One column of the model after the other: what the first ones leave is what the next is taken of, so single precision loses little.
    void Residualise(ref float model)
    {
        var (s0, s1) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var sample = 0; sample < _samples; sample++)
        {
            var weight = Vector512.Create(Unsafe.Add(ref model, sample));
            s0 = Vector512.FusedMultiplyAdd(weight, Row(sample, 0), s0);
            s1 = Vector512.FusedMultiplyAdd(weight, Row(sample, 16), s1);
        }

        for (var sample = 0; sample < _samples; sample++)
        {
            var weight = Vector512.Create(-Unsafe.Add(ref model, sample));
            Store(sample, 0, Vector512.FusedMultiplyAdd(weight, s0, Row(sample, 0)));
            Store(sample, 16, Vector512.FusedMultiplyAdd(weight, s1, Row(sample, 16)));
        }
    }

    void Normalise()
    {
        for (nuint half = 0; half < Width; half += 16)
        {
            var squares = Vector512<float>.Zero;
            for (var sample = 0; sample < _samples; sample++)
                squares = Vector512.FusedMultiplyAdd(Row(sample, half), Row(sample, half), squares);
            var inverse = Vector512.ConditionalSelect(Vector512.GreaterThan(squares, Vector512<float>.Zero), Vector512<float>.One / Vector512.Sqrt(squares), Vector512<float>.Zero);
            for (var sample = 0; sample < _samples; sample++)
                Store(sample, half, Row(sample, half) * inverse);
        }
    }

    Vector512<float> Row(int sample, nuint column) => Vector512.LoadUnsafe(ref Values.First, (nuint)(sample * Width) + column);

    void Store(int sample, nuint column, Vector512<float> values) => values.StoreUnsafe(ref Values.First, (nuint)(sample * Width) + column);
}
