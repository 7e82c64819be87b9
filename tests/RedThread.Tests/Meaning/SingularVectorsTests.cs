using RedThread.Meaning;
using Shouldly;
using Xunit;

namespace RedThread.Tests.Meaning;

public sealed class SingularVectorsTests
{
    /// <summary>A vector v is a right singular vector where AᵀA v is a multiple of v; the multiples must fall, and all vectors stand upright on one another.</summary>
    [Theory]
    [InlineData(40, 25, 10)]
    [InlineData(12, 60, 12)]
    [InlineData(1, 3, 5)]
    public void They_are_eigenvectors_in_falling_order(int rows, int columns, int dimensions)
    {
        var random = new Random(rows);
        var dense = Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => random.Next(3) == 0 ? (random.NextDouble() + .1) / (1 + (c * c)) : 0).ToArray()).ToArray();
        var matrix = new SparseRows([.. dense.Select(row => row.Index().Where(entry => entry.Item != 0).ToArray())], columns);

        var vectors = SingularVectors.Of(matrix, dimensions);

        vectors.Length.ShouldBeLessThanOrEqualTo(Math.Min(dimensions, Math.Min(rows, columns)));
        var values = vectors.Select(vector => Applied(dense, vector)).Zip(vectors, (applied, vector) => (Value: Dot(applied, vector), applied, vector)).ToList();
        values.Select(v => v.Value).ShouldBe(values.Select(v => v.Value).OrderDescending());
        foreach (var (value, applied, vector) in values.Take(4))
            applied.Zip(vector, (a, v) => Math.Abs(a - (value * v))).Max().ShouldBeLessThan(1e-6);
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = 0; j <= i; j++)
                Dot(vectors[i], vectors[j]).ShouldBe(i == j ? 1 : 0, 1e-6);
        }
    }

    [Fact]
    public void A_matrix_of_nothing_has_none() => SingularVectors.Of(new SparseRows([[], []], 3), 2).ShouldBeEmpty();

    private static double[] Applied(double[][] matrix, double[] vector)
    {
        var left = matrix.Select(row => Dot(row, vector)).ToArray();
        return [.. Enumerable.Range(0, vector.Length).Select(c => matrix.Select((row, r) => row[c] * left[r]).Sum())];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
