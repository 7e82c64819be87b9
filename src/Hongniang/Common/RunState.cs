namespace Hongniang.Common;

/// <summary>Where a long piece of work stands (an import, an export). One row each, so that any page on any server can show and cancel it.</summary>
public enum RunState
{
    /// <summary>Waiting for a person's decision (for an import: the mapping) or for a free worker.</summary>
    Waiting,
    Running,
    Done,
    /// <summary>Stopped by a person; what was committed before stays, and the rest can be run again.</summary>
    Cancelled,
    /// <summary>Stopped by an error or a crash; what was committed before stays, and the rest can be run again.</summary>
    Failed,
}
