-- about: The datasets of each quantity in an order that puts those with like effects side by side: average linkage on 1 - rank correlation.
-- grain: one row per quantity, dataset_id
-- spares: nothing
-- uses: tissue_sharing, datasets
-- example: select place, dataset_id from tissue_sharing_order where quantity = 'ge' order by place
-- gives: place = from 1, as the dataset stands beside the tree from left to right;
--   joined_at = distance, 1 - rho, at which the dataset was first joined with another; null where nothing is known of it
-- Sokal and Michener (1958), Univ. Kansas Sci. Bull. 38:1409: the two clusters with the least mean distance become one, again and again. rho is
-- spearman of tissue_sharing, the mean of both directions; the mean of two clusters is over the pairs whose rho is known, and clusters without
-- such a pair are joined last. Ties go to the names. Clusters stand in the order of their first names, a merged one at its left part's place.
create or replace view tissue_sharing_order as
with recursive
pairs as (
    select least(discovery, target) as one, greatest(discovery, target) as other, 1 - avg(spearman) as distance
    from tissue_sharing
    group by all
),
members as (
    select distinct datasets.quantity, datasets.dataset_id
    from datasets
    join pairs on datasets.dataset_id in (pairs.one, pairs.other)
),
squares as (
    select a.quantity, a.dataset_id as name, list(pairs.distance order by b.dataset_id) as distances
    from members as a
    join members as b on a.quantity is not distinct from b.quantity
    left join pairs on pairs.one = least(a.dataset_id, b.dataset_id) and pairs.other = greatest(a.dataset_id, b.dataset_id)
    group by a.quantity, a.dataset_id
),
tree as (
    select
        quantity,
        list(name order by name) as names,
        list(distances order by name) as distances,
        list_transform(range(1, count(*) + 1), lambda item: [item]) as clusters,
        cast([] as struct(item bigint, height double)[]) as joined,
    from squares
    group by quantity
    union all
    select
        quantity,
        names,
        distances,
        list_concat(clusters[:nearest.first - 1], [list_concat(clusters[nearest.first], clusters[nearest.second])], clusters[nearest.first + 1:nearest.second - 1], clusters[nearest.second + 1:]) as clusters,
        list_concat(joined, list_transform(
            list_filter([clusters[nearest.first], clusters[nearest.second]], lambda cluster: len(cluster) = 1),
            lambda cluster: {item: cluster[1], height: case when not nearest.is_unknown then nearest.height end}
        )) as joined,
    from (
        select
            *,
            list_sort(flatten(list_transform(range(1, len(clusters)), lambda first: list_transform(range(first + 1, len(clusters) + 1), lambda second:
                list_transform([list_avg(flatten(list_transform(clusters[first], lambda x: list_transform(clusters[second], lambda y: distances[x][y]))))], lambda mean:
                    {is_unknown: mean is null, height: coalesce(mean, 0), first: first, second: second}
                )[1]
            ))))[1] as nearest,
        from tree
        where len(clusters) > 1
    )
)
select
    quantity,
    names[ordered.item] as dataset_id,
    ordered.place,
    list_filter(joined, lambda one: one.item = ordered.item)[1].height as joined_at,
from tree, unnest(list_transform(clusters[1], lambda item, place: {item: item, place: place})) as leaves(ordered)
where len(clusters) = 1
;
