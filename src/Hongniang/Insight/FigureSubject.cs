using System.Linq.Expressions;
using Hongniang.Access;
using Hongniang.Data;

namespace Hongniang.Insight;

/// <summary>What a row of a figure's list is about.</summary>
public enum FigureSubjectKind
{
    Need,
    Achievement,
    Expert,
    Organization,
    Partnership,
    Agreement,
    Station,
    Engagement,
    Contract,
    FollowUp,
    Visit,
    Task,
}

/// <summary>One column of a figure's list.</summary>
public sealed record FigureColumn(string Key, bool IsNumber = false, bool IsMoney = false)
{
    /// <summary>A word's key.</summary>
    public string Title => $"FigureColumn.{Key}";
}

/// <summary>One row: the record's number (that of its contract for a follow-up), and a cell per column: a text, an enum member, a day, a number or <c>Money</c>.</summary>
public sealed record FigureRow(string Number, IReadOnlyList<object?> Cells, bool IsSample = false);

/// <summary>How many rows one association holds.</summary>
public sealed record HolderCount(OrganizationId HolderId, int Count);

/// <summary>How records of one kind are listed: columns, orders, cells.</summary>
public abstract class FigureSubject<T>
    where T : class
{
    /// <param name="Column">What a person sees.</param>
    /// <param name="Order">Orders by this column, ascending or descending.</param>
    protected sealed record Sorted(FigureColumn Column, Func<IQueryable<T>, bool, IOrderedQueryable<T>> Order);

    public abstract FigureSubjectKind Kind { get; }

    public abstract IQueryable<HolderCount> ByHolder(IQueryable<T> rows);

    /// <summary>Reads the cells, in the rows' own order.</summary>
    public abstract IAsyncEnumerable<FigureRow> ReadAsync(HongniangDb db, FigureFrame frame, IQueryable<T> rows, CancellationToken ct);

    public IReadOnlyList<FigureColumn> Columns(HongniangDb db) => [.. Sorts(db).Select(s => s.Column)];

    /// <summary>A total order: by the column (the first one, descending, when unknown), then by the number.</summary>
    public IQueryable<T> Order(HongniangDb db, IQueryable<T> rows, string? column, bool descending)
    {
        var sorts = Sorts(db);
        var sort = sorts.FirstOrDefault(s => s.Column.Key == column);
        return ThenByNumber(sort is null ? sorts[0].Order(rows, true) : sort.Order(rows, descending));
    }

    protected abstract IReadOnlyList<Sorted> Sorts(HongniangDb db);

    protected abstract IQueryable<T> ThenByNumber(IOrderedQueryable<T> rows);

    protected static Sorted By<TKey>(string key, Expression<Func<T, TKey>> value, bool isNumber = false, bool isMoney = false) =>
        new(new FigureColumn(key, isNumber || isMoney, isMoney), (rows, descending) => descending ? rows.OrderByDescending(value) : rows.OrderBy(value));
}
