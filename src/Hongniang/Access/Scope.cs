namespace Hongniang.Access;

/// <summary>Which records a reader may see. Every query of needs, supply, engagements, contracts and follow-ups passes through it.</summary>
/// <remarks>Drawn by organisation subtree for association staff; by the own enterprise or the own expert record for everybody else.</remarks>
public sealed record Scope
{
    /// <summary>Everything: the top association's staff, jobs and the command line.</summary>
    public static Scope Everything { get; } = new() { IsWhole = true, IsStaff = true };

    /// <summary>Nothing: nobody is signed in.</summary>
    public static Scope Nothing { get; } = new();

    public bool IsWhole { get; init; }

    /// <summary>Whether the reader works for an association (and so may see supply that is shared within the network).</summary>
    public bool IsStaff { get; init; }

    /// <summary>The associations of the subtree, the own one first; empty when <see cref="IsWhole"/> or when not staff.</summary>
    public OrganizationId[] Territory { get; init; } = [];

    /// <summary>The enterprise (or other member) that the reader acts for; null for staff.</summary>
    public OrganizationId? Own { get; init; }

    /// <summary>Whether the reader also sees the published results of the network that are shown to everybody by name.</summary>
    public bool SeesOpenResults { get; init; }

    /// <summary>For the three duties: the associations whose accounts, sessions and journal they watch over, with the units in their care.</summary>
    public OrganizationId[] Watched { get; init; } = [];

    /// <summary>The expert record that the reader is.</summary>
    public Guid? OwnExpert { get; init; }
}
