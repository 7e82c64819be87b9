namespace Hongniang.Common;

/// <summary>A record whose stale save is refused. The version grows by one with each save that changes the record.</summary>
public interface IVersioned
{
    int Version { get; set; }
}
