namespace Hongniang.Access;

/// <summary>How a consent reached us.</summary>
public enum ConsentChannel
{
    /// <summary>By the person, signed in.</summary>
    Online,
    Phone,
    Message,
    InPerson,
    Letter,

    /// <summary>With an imported list, whose sender keeps the statements.</summary>
    Import,
}
