namespace RedThread.Meaning;

/// <summary>A matrix of mostly zeros, kept by rows and, for the product with its transpose, by columns.</summary>
internal sealed class SparseRows
{
    private readonly int[] rowStarts;
    private readonly int[] columns;
    private readonly double[] values;
    private readonly int[] columnStarts;
    private readonly int[] rows;
    private readonly double[] byColumn;

    public SparseRows(IReadOnlyList<(int Column, double Value)[]> entries, int width)
    {
        Width = width;
        Count = entries.Count;
        rowStarts = new int[Count + 1];
        for (var i = 0; i < Count; i++)
            rowStarts[i + 1] = rowStarts[i] + entries[i].Length;
        columns = new int[rowStarts[Count]];
        values = new double[columns.Length];
        columnStarts = new int[width + 1];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < entries[i].Length; j++)
            {
                (columns[rowStarts[i] + j], values[rowStarts[i] + j]) = entries[i][j];
                columnStarts[entries[i][j].Column + 1]++;
            }
        }
        for (var i = 0; i < width; i++)
            columnStarts[i + 1] += columnStarts[i];
        rows = new int[columns.Length];
        byColumn = new double[columns.Length];
        var next = columnStarts.ToArray();
        for (var i = 0; i < Count; i++)
        {
            for (var j = rowStarts[i]; j < rowStarts[i + 1]; j++)
            {
                rows[next[columns[j]]] = i;
                byColumn[next[columns[j]]++] = values[j];
            }
        }
    }

    public int Count { get; }

    public int Width { get; }

    /// <summary>The matrix times the vector.</summary>
    public void Times(ReadOnlySpan<double> vector, Span<double> result) => Gather(rowStarts, columns, values, vector, result);

    /// <summary>The transposed matrix times the vector.</summary>
    public void TransposedTimes(ReadOnlySpan<double> vector, Span<double> result) => Gather(columnStarts, rows, byColumn, vector, result);

    private static void Gather(int[] starts, int[] places, double[] values, ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            var sum = 0d;
            for (var j = starts[i]; j < starts[i + 1]; j++)
                sum += values[j] * vector[places[j]];
            result[i] = sum;
        }
    }
}
