using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Purchases;

/// <summary>What a batch has changed: the rows to insert and the rows to update, each once.</summary>
public sealed class PurchaseChanges
{
    private readonly HashSet<Seat> _seats = [];
    private readonly HashSet<QueueToken> _tokens = [];
    private readonly HashSet<Reservation> _ended = [];
    private readonly HashSet<Wallet> _wallets = [];
    private readonly List<Reservation> _held = [];
    private readonly List<Payment> _payments = [];
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>Reservations to insert.</summary>
    public IReadOnlyCollection<Reservation> Held => _held;

    /// <summary>Reservations to update: paid or expired.</summary>
    public IReadOnlyCollection<Reservation> Ended => _ended;
    public IReadOnlyCollection<Seat> Seats => _seats;
    public IReadOnlyCollection<QueueToken> Tokens => _tokens;
    public IReadOnlyCollection<Payment> Payments => _payments;
    public IReadOnlyCollection<Wallet> Wallets => _wallets;
    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    public void Expired(Reservation reservation) => _ended.Add(reservation);

    public void Holds(Reservation reservation, IReadOnlyList<Seat> seats, QueueToken token)
    {
        _held.Add(reservation);
        _seats.UnionWith(seats);
        _tokens.Add(token);
    }

    public void Pays(Reservation reservation, IReadOnlyList<Seat> seats, QueueToken token)
    {
        _ended.Add(reservation);
        _seats.UnionWith(seats);
        _tokens.Add(token);
    }

    public void Moves(Wallet wallet, LedgerEntry entry, Payment payment)
    {
        _wallets.Add(wallet);
        _entries.Add(entry);
        _payments.Add(payment);
    }
}
