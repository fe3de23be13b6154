using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Json;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Accounts;

/// <summary>A new account that works here.</summary>
public sealed record AddStaffRequest
{
    /// <summary>An address that no account has.</summary>
    /// <example>door@example.com</example>
    [Required, TypedText(Account.MaxEmailLength)]
    public string? Email { get; init; }

    /// <summary>1 to 100 characters.</summary>
    /// <example>박도훈</example>
    [Required, TypedText(Account.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary>8 to 128 characters.</summary>
    /// <example>correct horse battery</example>
    [Required, NewPassword]
    public string? Password { get; init; }

    /// <summary><c>gate</c>, <c>box_office</c> or <c>operator</c>.</summary>
    /// <example>gate</example>
    [Required]
    public Role? Role { get; init; }

    /// <summary>Only for <c>gate</c>: the performances at whose doors it works. Any when left out or empty.</summary>
    [MaxLength(Account.MaxPerformances)]
    public IReadOnlyList<long>? PerformanceIds { get; init; }

    internal AddStaff ToCommand() => new(Email!, Password!, new StaffTerms(Name!, Role!.Value, PerformanceIds ?? []));
}

/// <summary>What changes of an account. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeStaffRequest
{
    /// <example>박도훈</example>
    [TypedText(Account.MaxNameLength)]
    public string? Name { get; init; }

    /// <summary><c>gate</c>, <c>box_office</c> or <c>operator</c>.</summary>
    /// <example>box_office</example>
    public Role? Role { get; init; }

    /// <summary>Only for <c>gate</c>; empty for any performance. Another role has none.</summary>
    [MaxLength(Account.MaxPerformances)]
    public IReadOnlyList<long>? PerformanceIds { get; init; }

    internal StaffTerms ApplyTo(StaffTerms terms)
    {
        var role = Role ?? terms.Role;
        var kept = role == Domain.Accounts.Role.Gate ? terms.PerformanceIds : [];
        return new StaffTerms(Name is null ? terms.Name : TypedText.Normalize(Name), role, PerformanceIds ?? kept);
    }
}
