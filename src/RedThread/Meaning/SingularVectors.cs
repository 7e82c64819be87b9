using RedThread.Evaluation;

namespace RedThread.Meaning;

/// <summary>
/// The right singular vectors of a sparse matrix that belong to its largest singular values, by iterating a random subspace: Halko, Martinsson and Tropp, <i>Finding structure
/// with randomness</i>, SIAM Review 53(2), 2011, algorithms 4.4 and 5.1 with A Aᵀ in the place of A. Drawn from a fixed seed, and every sum in a fixed order: the same matrix
/// gives the same vectors.
/// </summary>
internal static class SingularVectors
{
    private const int Oversampling = 12;
    private const int Iterations = 4;

    /// <summary>At most <paramref name="dimensions"/> vectors of length <see cref="SparseRows.Width"/>, fewer where the matrix has a lower rank.</summary>
    /// <remarks>Linear in the entries and, by the square of the dimensions, in the rows.</remarks>
    public static double[][] Of(SparseRows matrix, int dimensions, CancellationToken ct = default)
    {
        var size = Math.Min(dimensions + Oversampling, Math.Min(matrix.Count, matrix.Width));
        var random = new MersenneTwister(1);
        var basis = new double[size][];
        for (var i = 0; i < size; i++)
        {
            basis[i] = new double[matrix.Count];
            for (var j = 0; j < matrix.Count; j++)
                basis[i][j] = random.Below(2) == 0 ? -1 : 1;
        }
        basis = Orthonormal(basis, ct);
        for (var i = 0; i < Iterations; i++)
            basis = Orthonormal(Turned(matrix, basis, ct), ct);

        // Rayleigh and Ritz: inside the subspace the problem is small and dense.
        var turned = Turned(matrix, basis, ct);
        var small = new double[basis.Length][];
        Parallel.For(0, basis.Length, Few(ct), i => small[i] = [.. turned.Select(vector => DenseVectors.Dot(basis[i], vector))]);
        return [.. Eigen(small, ct).Take(dimensions).AsParallel().AsOrdered().WithCancellation(ct).Select(mix => Right(matrix, basis, mix))];
    }

    private static double[] Right(SparseRows matrix, double[][] basis, double[] mix)
    {
        var left = new double[matrix.Count];
        for (var i = 0; i < basis.Length; i++)
            DenseVectors.AddScaled(left, mix[i], basis[i]);
        var right = new double[matrix.Width];
        matrix.TransposedTimes(left, right);
        DenseVectors.Normalize(right);
        return right;
    }

    private static double[][] Turned(SparseRows matrix, double[][] basis, CancellationToken ct)
    {
        var turned = new double[basis.Length][];
        Parallel.For(0, basis.Length, Few(ct), i =>
        {
            var wide = new double[matrix.Width];
            matrix.TransposedTimes(basis[i], wide);
            turned[i] = new double[matrix.Count];
            matrix.Times(wide, turned[i]);
        });
        return turned;
    }

    /// <summary>Gram and Schmidt, twice over each vector; vectors that add no direction fall out.</summary>
    private static double[][] Orthonormal(double[][] vectors, CancellationToken ct)
    {
        var kept = new List<double[]>(vectors.Length);
        foreach (var vector in vectors)
        {
            ct.ThrowIfCancellationRequested();
            if (!DenseVectors.Normalize(vector))
                continue;
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in kept)
                    DenseVectors.AddScaled(vector, -DenseVectors.Dot(vector, other), other);
            }
            if (DenseVectors.Normalize(vector, 1e-9))
                kept.Add(vector);
        }
        return [.. kept];
    }

    /// <summary>
    /// The eigenvectors of a symmetric matrix without negative eigenvalues, largest first, by making its rows orthogonal (one-sided Jacobi: Hestenes 1958). What is turned
    /// into orthogonal rows are the eigenvectors, each as long as its eigenvalue.
    /// </summary>
    private static List<double[]> Eigen(double[][] rows, CancellationToken ct)
    {
        const int mostSweeps = 30;
        const double straight = 1e-12;
        var turned = true;
        for (var sweep = 0; sweep < mostSweeps && turned; sweep++)
        {
            turned = false;
            for (var i = 0; i < rows.Length; i++)
            {
                ct.ThrowIfCancellationRequested();
                for (var j = i + 1; j < rows.Length; j++)
                {
                    var (a, b, both) = (DenseVectors.Dot(rows[i], rows[i]), DenseVectors.Dot(rows[j], rows[j]), DenseVectors.Dot(rows[i], rows[j]));
                    if (Math.Abs(both) <= straight * Math.Sqrt(a * b))
                        continue;
                    turned = true;
                    var slope = (b - a) / (2 * both);
                    var tangent = (slope < 0 ? -1 : 1) / (Math.Abs(slope) + Math.Sqrt(1 + (slope * slope)));
                    Turn(rows[i], rows[j], 1 / Math.Sqrt(1 + (tangent * tangent)), tangent);
                }
            }
        }
        var sorted = rows.OrderByDescending(row => DenseVectors.Dot(row, row)).ToList();
        return sorted.FindAll(row => DenseVectors.Normalize(row));
    }

    private static void Turn(double[] a, double[] b, double cosine, double tangent)
    {
        for (var i = 0; i < a.Length; i++)
            (a[i], b[i]) = (cosine * (a[i] - (tangent * b[i])), cosine * (b[i] + (tangent * a[i])));
    }

    private static ParallelOptions Few(CancellationToken ct) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct };
}
