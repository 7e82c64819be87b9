using Hongniang.Common;

namespace Hongniang.Engagements;

/// <summary>The paper of a contract: a <see cref="Paper"/> that is called a contract where it came without a name.</summary>
public static class ContractPaper
{
    public const int MaxName = Paper.MaxName;

    /// <summary>What a person may choose, for the form.</summary>
    public const string Accept = Paper.Accept;

    /// <summary>The file as it will be stored, or why it cannot be.</summary>
    public static Result<StoredFile> Read(string? name, byte[] content, AssociationClock clock) => Paper.Read(name, content, "contract", clock);
}
