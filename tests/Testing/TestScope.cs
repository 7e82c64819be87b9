using Hongniang.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Testing;

/// <summary>One unit of work in a test: a context with a reader's sight, and the use cases built on it.</summary>
public sealed class TestScope(AsyncServiceScope services, HongniangDb db) : IAsyncDisposable
{
    public HongniangDb Db { get; } = db;

    /// <summary>A use case as the product registers it, working on <see cref="Db"/>.</summary>
    public T The<T>()
        where T : notnull => services.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
