using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Insight;

/// <summary>How many rows a figure counts, and for a ledger the sum per currency as well (currencies are never added).</summary>
public sealed record FigureValue(int Count, IReadOnlyList<Money>? Amounts = null);

/// <summary>Which part of the dashboard a figure belongs to.</summary>
public enum FigureGroup
{
    /// <summary>As of now, whatever the period.</summary>
    Stock,

    /// <summary>What happened in the period.</summary>
    Result,

    /// <summary>How far the needs submitted in the period have got by now.</summary>
    Cohort,

    /// <summary>What needs action today.</summary>
    Action,
}

/// <summary>One figure: its definition in words, and the one query that is both counted and listed.</summary>
/// <param name="key">Its name in addresses.</param>
/// <param name="definition">The rule (口径) as a word's key.</param>
public abstract class Figure(string key, FigureGroup group, string definition)
{
    public string Key { get; } = key;

    public FigureGroup Group { get; } = group;

    /// <summary>A word's key.</summary>
    public string Title => $"Figure.{Key}";

    public string Definition { get; } = definition;

    /// <summary>For a figure of the cohort: the stage that it counts.</summary>
    public JourneyStage? Stage { get; init; }

    /// <summary>Whether the grade of evidence changes the figure.</summary>
    public bool UsesEvidence { get; init; }

    /// <summary>Whether the value is money, and the count only says how many records it comes from.</summary>
    public bool IsAmount { get; init; }

    public bool UsesPeriod => Group is FigureGroup.Result or FigureGroup.Cohort;

    public abstract FigureSubjectKind Subject { get; }

    public abstract Task<FigureValue> ValueAsync(HongniangDb db, FigureFrame frame, CancellationToken ct);

    /// <summary>The count per holding association; associations without rows are missing. Only for figures whose rows have one holder each.</summary>
    public abstract Task<IReadOnlyList<HolderCount>> ByHolderAsync(HongniangDb db, FigureFrame frame, CancellationToken ct);

    public abstract IReadOnlyList<FigureColumn> Columns(HongniangDb db);

    /// <summary>One page of the list behind the figure. Its total is the figure's count, because it is the same query.</summary>
    public abstract Task<Paged<FigureRow>> ListAsync(HongniangDb db, FigureFrame frame, string? sort, bool descending, Page page, CancellationToken ct);

    /// <summary>Every row, in the list's order, read in one go.</summary>
    public abstract IAsyncEnumerable<FigureRow> AllAsync(HongniangDb db, FigureFrame frame, string? sort, bool descending, CancellationToken ct);
}

/// <summary>A figure over one kind of record.</summary>
internal sealed class Figure<T>(string key, FigureGroup group, string definition, FigureSubject<T> subject, Func<HongniangDb, FigureFrame, IQueryable<T>> query)
    : Figure(key, group, definition)
    where T : class
{
    /// <summary>For a ledger: the sums per currency.</summary>
    public Func<IQueryable<T>, IQueryable<Money>>? Ledger { get; init; }

    public override FigureSubjectKind Subject => subject.Kind;

    public override async Task<FigureValue> ValueAsync(HongniangDb db, FigureFrame frame, CancellationToken ct)
    {
        var rows = query(db, frame);
        var count = await rows.CountAsync(ct);
        return new FigureValue(count, Ledger is null ? null : await Ledger(rows).ToListAsync(ct));
    }

    public override async Task<IReadOnlyList<HolderCount>> ByHolderAsync(HongniangDb db, FigureFrame frame, CancellationToken ct) =>
        await subject.ByHolder(query(db, frame)).ToListAsync(ct);

    public override IReadOnlyList<FigureColumn> Columns(HongniangDb db) => subject.Columns(db);

    public override async Task<Paged<FigureRow>> ListAsync(HongniangDb db, FigureFrame frame, string? sort, bool descending, Page page, CancellationToken ct)
    {
        var rows = query(db, frame);
        var total = await rows.CountAsync(ct);
        var slice = subject.Order(db, rows, sort, descending).Skip(page.Skip).Take(page.Take);
        List<FigureRow> read = [];
        await foreach (var row in subject.ReadAsync(db, frame, slice, ct))
        {
            read.Add(row);
        }

        return new Paged<FigureRow>(read, total, page);
    }

    public override IAsyncEnumerable<FigureRow> AllAsync(HongniangDb db, FigureFrame frame, string? sort, bool descending, CancellationToken ct) =>
        subject.ReadAsync(db, frame, subject.Order(db, query(db, frame), sort, descending), ct);
}
